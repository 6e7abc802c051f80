import { Button } from "@mantine/core";
import { useState } from "react";
import { useStaffSessionsEnd } from "../api/accounts.ts";
import type { Staff } from "../api/types.ts";
import { Failure } from "../shell/failure.tsx";
import { useTexts } from "../texts/texts.tsx";

/** For a colleague whose browser was lost or left open. */
export function SessionsEnd({ staff }: { readonly staff: Staff }) {
  const { say } = useTexts();
  const end = useStaffSessionsEnd(staff.id);
  const [isAsking, setAsking] = useState(false);
  if (end.isSuccess) {
    return <p role="status">{say("console.staff.sessionsEnded", { count: end.data.ended })}</p>;
  }
  return (
    <>
      <div className="buttons start">
        <Button
          variant={isAsking ? "filled" : "outline"}
          color="seal"
          loading={end.isPending}
          onClick={() => {
            if (isAsking) end.mutate(undefined);
            else setAsking(true);
          }}
        >
          {say(isAsking ? "console.staff.endSessionsSure" : "console.staff.endSessions")}
        </Button>
      </div>
      {isAsking && <p className="hint">{say("console.staff.endSessionsText")}</p>}
      <Failure error={end.error} />
    </>
  );
}
