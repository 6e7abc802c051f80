import { Button } from "@mantine/core";
import { useState } from "react";
import { useStaff } from "../api/accounts.ts";
import type { Staff } from "../api/types.ts";
import { FailedLoad } from "../shell/failure.tsx";
import { Icon } from "../shell/icon.tsx";
import { Page } from "../shell/page.tsx";
import { Waiting } from "../shell/waiting.tsx";
import { useTexts } from "../texts/texts.tsx";
import { InviteDialog } from "./invite-dialog.tsx";
import { StaffDialog } from "./staff-dialog.tsx";
import { useScopeText } from "./scope-text.ts";

/** The accounts that the reader may manage. */
export default function StaffPage() {
  const { say } = useTexts();
  const staff = useStaff();
  const [open, setOpen] = useState<Staff | "invite" | null>(null);
  const close = (): void => {
    setOpen(null);
  };
  return (
    <Page
      title={say("console.staff.title")}
      about={say("console.staff.about")}
      side={
        <Button
          leftSection={<Icon name="plus" />}
          onClick={() => {
            setOpen("invite");
          }}
        >
          {say("console.staff.invite")}
        </Button>
      }
    >
      {staff.isPending && <Waiting />}
      {staff.isError && <FailedLoad error={staff.error} retry={() => void staff.refetch()} />}
      {staff.isSuccess && <StaffTable staff={staff.data} onOpen={setOpen} />}
      <InviteDialog opened={open === "invite"} onClose={close} />
      <StaffDialog staff={open === "invite" ? null : open} onClose={close} />
    </Page>
  );
}

interface StaffTableProps {
  readonly staff: readonly Staff[];
  readonly onOpen: (staff: Staff) => void;
}

function StaffTable({ staff, onOpen }: StaffTableProps) {
  const { say } = useTexts();
  const scopeText = useScopeText();
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{say("console.field.name")}</th>
          <th scope="col">{say("console.field.email")}</th>
          <th scope="col">{say("console.field.role")}</th>
          <th scope="col">{say("console.field.centres")}</th>
          <th scope="col">{say("console.field.state")}</th>
          <th>
            <span className="unseen">{say("console.edit")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {staff.map((each) => (
          <tr key={each.id} className={each.state}>
            <th scope="row">
              <bdi>{each.name}</bdi>
            </th>
            <td>{each.email}</td>
            <td>{say(`console.role.${each.role}`)}</td>
            <td>{scopeText(each.centres)}</td>
            <td>
              <span className={`mark ${each.state === "invited" ? "soon" : ""}`}>
                {say(`console.staffState.${each.state}`)}
              </span>
            </td>
            <td className="last">
              <Button
                size="xs"
                variant="default"
                aria-label={say("console.editOf", { name: each.name })}
                onClick={() => {
                  onOpen(each);
                }}
              >
                {say("console.edit")}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
