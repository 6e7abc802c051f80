import { Button, Menu } from "@mantine/core";
import { Link, useLocation } from "wouter";
import { useCalendarDue } from "../api/insight.ts";
import { useContentRights } from "../content/rights.ts";
import { useTexts } from "../texts/texts.tsx";
import { Brand } from "./brand.tsx";
import { useDesk } from "./desk-context.tsx";
import { Icon } from "./icon.tsx";
import { menuOf } from "./menu.ts";
import { SignOutDialog, useSigningOut } from "./sign-out.tsx";

export function TopBar() {
  const { say } = useTexts();
  const desk = useDesk();
  const { staff } = desk;
  const [path] = useLocation();
  const items = menuOf(desk);
  const signingOut = useSigningOut();
  return (
    <header className="top">
      <Link className="brand" href="/">
        <Brand />
      </Link>
      <nav className="only-wide" aria-label={say("console.menu.pages")}>
        {items.map((item) => (
          <Link
            key={item.path}
            href={item.path}
            aria-current={path.startsWith(item.path) ? "page" : undefined}
          >
            {say(item.label)}
            {item.path === "/calendar" && <DueMark />}
          </Link>
        ))}
      </nav>
      <Menu
        position="bottom-end"
        width={230}
        withinPortal={false}
        withInitialFocusPlaceholder={false}
      >
        <Menu.Target>
          <Button
            variant="subtle"
            className="person-menu"
            leftSection={<Icon name="person" />}
            aria-label={say("console.menu.open", { name: staff.name })}
          >
            <bdi className="only-wide">{staff.name}</bdi>
            <span className="only-narrow">{say("console.menu.title")}</span>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            <bdi>{staff.name}</bdi> · {say(`console.role.${staff.role}`)}
          </Menu.Label>
          <span className="only-narrow">
            {items.map((item) => (
              <Menu.Item key={item.path} component={Link} href={item.path}>
                {say(item.label)}
                {item.path === "/calendar" && <DueMark />}
              </Menu.Item>
            ))}
            <Menu.Divider />
          </span>
          <Menu.Item component={Link} href="/account">
            {say("console.menu.account")}
          </Menu.Item>
          <Menu.Item onClick={signingOut.ask}>{say("console.menu.signOut")}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <SignOutDialog of={signingOut} />
    </header>
  );
}

/** How much of what is the reader’s to look at is due; nothing while nothing is. */
function DueMark() {
  const { say, number } = useTexts();
  const { canEdit } = useContentRights();
  const due = useCalendarDue(canEdit).data;
  if (due === undefined || due.soon === 0) return null;
  const isPressing = due.pressing > 0;
  const { soon, pressing } = due;
  const label = say(isPressing ? "console.calendar.duePressing" : "console.calendar.due", {
    soon,
    pressing,
  });
  return (
    <span className={isPressing ? "due pressing" : "due"} title={label}>
      <span aria-hidden="true">{number(soon)}</span>
      <span className="unseen">{label}</span>
    </span>
  );
}
