import { lazy, Suspense, useMemo } from "react";
import { Redirect, Route, Switch } from "wouter";
import type { Session } from "../api/types.ts";
import { InboxPage } from "../inbox/inbox-page.tsx";
import { createDrafts } from "../lib/drafts.ts";
import { useWatch } from "../live/use-watch.ts";
import { useTexts } from "../texts/texts.tsx";
import { LineBanner } from "./banner.tsx";
import { createDeskState, DeskContext, useDesk } from "./desk-context.tsx";
import { menuOf } from "./menu.ts";
import { SecurityNotices } from "./security-notices.tsx";
import { TopBar } from "./top-bar.tsx";
import { Waiting } from "./waiting.tsx";

const CannedPage = lazy(() => import("../canned/canned-page.tsx"));
const ContentArea = lazy(() => import("../content/content-area.tsx"));
const GapsPage = lazy(() => import("../gaps/gaps-page.tsx"));
const CalendarPage = lazy(() => import("../calendar/calendar-page.tsx"));
const NumbersPage = lazy(() => import("../numbers/numbers-page.tsx"));
const StaffPage = lazy(() => import("../staff/staff-page.tsx"));
const CentresPage = lazy(() => import("../centres/centres-page.tsx"));
const AuditPage = lazy(() => import("../audit/audit-page.tsx"));
const AccountPage = lazy(() => import("../account/account-page.tsx"));

/** Everything that somebody who is signed in sees. */
export function Desk({ session }: { readonly session: Session }) {
  const { say } = useTexts();
  const { id } = session.staff;
  const drafts = useMemo(() => createDrafts(tabStorage(), id), [id]);
  const desk = useMemo(() => createDeskState(session, drafts), [session, drafts]);
  const failures = useWatch(desk.may("case.read"));
  return (
    <DeskContext value={desk}>
      <div className="desk">
        <a className="skip" href="#main">
          {say("console.skip")}
        </a>
        <TopBar />
        <div>
          <LineBanner failures={failures} />
          <SecurityNotices />
        </div>
        <Suspense fallback={<Waiting />}>
          <Pages />
        </Suspense>
      </div>
    </DeskContext>
  );
}

/** The pages of the menu alone: who may not see one is led to one that they may. */
function Pages() {
  const menu = menuOf(useDesk());
  const isShown = (path: string): boolean => menu.some((item) => item.path === path);
  return (
    <Switch>
      {isShown("/cases") && <Route path="/cases/:id?" component={InboxPage} />}
      {isShown("/canned") && <Route path="/canned" component={CannedPage} />}
      {isShown("/content") && <Route path="/content/*?" component={ContentArea} />}
      {isShown("/gaps") && <Route path="/gaps" component={GapsPage} />}
      {isShown("/calendar") && <Route path="/calendar" component={CalendarPage} />}
      {isShown("/numbers") && <Route path="/numbers" component={NumbersPage} />}
      {isShown("/staff") && <Route path="/staff" component={StaffPage} />}
      {isShown("/centres") && <Route path="/centres/:id?" component={CentresPage} />}
      {isShown("/audit") && <Route path="/audit" component={AuditPage} />}
      <Route path="/account" component={AccountPage} />
      <Route>
        <Redirect to={menu[0]?.path ?? "/account"} replace />
      </Route>
    </Switch>
  );
}

function tabStorage(): Storage | null {
  try {
    return sessionStorage;
  } catch {
    return null;
  }
}
