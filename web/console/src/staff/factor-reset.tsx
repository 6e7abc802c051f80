import { Button } from "@mantine/core";
import { useState } from "react";
import { useFactorReset } from "../api/accounts.ts";
import type { Staff } from "../api/types.ts";
import { Failure } from "../shell/failure.tsx";
import { useTexts } from "../texts/texts.tsx";

/** For somebody who lost the phone and the recovery codes. */
export function FactorReset({ staff }: { readonly staff: Staff }) {
  const { say } = useTexts();
  const reset = useFactorReset(staff.id);
  const [isAsking, setAsking] = useState(false);
  if (reset.isSuccess) return <p role="status">{say("console.staff.factorReset")}</p>;
  return (
    <>
      <div className="buttons start">
        <Button
          variant={isAsking ? "filled" : "outline"}
          color="seal"
          loading={reset.isPending}
          onClick={() => {
            if (isAsking) reset.mutate(undefined);
            else setAsking(true);
          }}
        >
          {say(isAsking ? "console.staff.resetFactorSure" : "console.staff.resetFactor")}
        </Button>
      </div>
      {isAsking && <p className="hint">{say("console.staff.resetFactorText")}</p>}
      <Failure error={reset.error} />
    </>
  );
}
