import { Button, TextInput } from "@mantine/core";
import { Dialog } from "../shell/dialog.tsx";
import { useState } from "react";
import { useResetLink, useStaffChange } from "../api/accounts.ts";
import type { Staff } from "../api/types.ts";
import { Failure } from "../shell/failure.tsx";
import { useTexts } from "../texts/texts.tsx";
import { FactorReset } from "./factor-reset.tsx";
import { LinkBox } from "./link-box.tsx";
import { isComplete, RightsFields, type Rights } from "./rights-fields.tsx";
import { SessionsEnd } from "./sessions-end.tsx";

interface StaffDialogProps {
  /** `null` while nobody’s account is open. */
  readonly staff: Staff | null;
  readonly onClose: () => void;
}

export function StaffDialog({ staff, onClose }: StaffDialogProps) {
  return (
    <Dialog opened={staff !== null} onClose={onClose} title={staff?.name ?? ""} isLasting>
      {staff !== null && <StaffForm staff={staff} onClose={onClose} />}
    </Dialog>
  );
}

interface StaffFormProps {
  readonly staff: Staff;
  readonly onClose: () => void;
}

function StaffForm({ staff, onClose }: StaffFormProps) {
  const { say } = useTexts();
  const change = useStaffChange(staff.id);
  const [name, setName] = useState(staff.name);
  const [rights, setRights] = useState<Rights>({ role: staff.role, centres: staff.centres });
  return (
    <>
      <form
        className="fields"
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate({ name: name.trim(), ...rights }, { onSuccess: onClose });
        }}
      >
        <TextInput
          label={say("console.field.name")}
          description={staff.email}
          required
          withAsterisk={false}
          maxLength={100}
          value={name}
          onChange={(event) => {
            setName(event.currentTarget.value);
          }}
        />
        <RightsFields value={rights} onChange={setRights} />
        <Failure error={change.error} />
        <div className="buttons">
          <Button variant="default" onClick={onClose}>
            {say("console.cancel")}
          </Button>
          <Button type="submit" disabled={!isComplete(rights)} loading={change.isPending}>
            {say("console.save")}
          </Button>
        </div>
      </form>
      <AccountSwitch staff={staff} onClose={onClose} />
    </>
  );
}

/** A new link to get in, and the account’s end or new beginning. */
function AccountSwitch({ staff, onClose }: StaffFormProps) {
  const { say } = useTexts();
  const reset = useResetLink(staff.id);
  const change = useStaffChange(staff.id);
  const [isAsking, setAsking] = useState(false);
  const isDisabled = staff.state === "disabled";
  const toggle = (): void => {
    if (!isDisabled && !isAsking) {
      setAsking(true);
      return;
    }
    change.mutate({ state: isDisabled ? "active" : "disabled" }, { onSuccess: onClose });
  };
  return (
    <section className="below">
      <h3>{say("console.staff.access")}</h3>
      {reset.isSuccess && (
        <LinkBox
          link={reset.data.link}
          text={say(staff.state === "invited" ? "console.link.invited" : "console.link.reset", {
            name: staff.name,
          })}
        />
      )}
      <div className="buttons start">
        {!isDisabled && !reset.isSuccess && (
          <Button
            variant="default"
            loading={reset.isPending}
            onClick={() => {
              reset.mutate(undefined);
            }}
          >
            {say(staff.state === "invited" ? "console.staff.inviteAgain" : "console.staff.reset")}
          </Button>
        )}
        <Button
          variant={isAsking ? "filled" : "outline"}
          color={isDisabled ? "accent" : "seal"}
          loading={change.isPending}
          onClick={toggle}
        >
          {say(disableKey(isDisabled, isAsking))}
        </Button>
      </div>
      {isAsking && <p className="hint">{say("console.staff.disableText")}</p>}
      <Failure error={reset.error ?? change.error} />
      {staff.state === "active" && <SessionsEnd staff={staff} />}
      {staff.hasSecondFactor === true && <FactorReset staff={staff} />}
    </section>
  );
}

function disableKey(isDisabled: boolean, isAsking: boolean) {
  if (isDisabled) return "console.staff.enable";
  return isAsking ? "console.staff.disableSure" : "console.staff.disable";
}
