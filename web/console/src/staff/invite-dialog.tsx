import { Button, TextInput } from "@mantine/core";
import { Dialog } from "../shell/dialog.tsx";
import { useState } from "react";
import { useCentres, useInvite } from "../api/accounts.ts";
import { Failure } from "../shell/failure.tsx";
import { useTexts } from "../texts/texts.tsx";
import { LinkBox } from "./link-box.tsx";
import { isComplete, RightsFields, type Rights } from "./rights-fields.tsx";

interface InviteDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

export function InviteDialog({ opened, onClose }: InviteDialogProps) {
  const { say } = useTexts();
  return (
    <Dialog opened={opened} onClose={onClose} title={say("console.staff.invite")} isLasting>
      {opened && <InviteForm onClose={onClose} />}
    </Dialog>
  );
}

function InviteForm({ onClose }: { readonly onClose: () => void }) {
  const { say } = useTexts();
  const centres = useCentres().data ?? [];
  const invite = useInvite();
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [rights, setRights] = useState<Rights>({
    role: "staff",
    centres: centres.length === 1 ? centres.map(({ id }) => id) : [],
  });
  if (invite.isSuccess) {
    return (
      <div className="fields">
        <LinkBox
          link={invite.data.link}
          text={say("console.link.invited", { name: invite.data.staff.name })}
        />
        <div className="buttons">
          <Button onClick={onClose}>{say("console.done")}</Button>
        </div>
      </div>
    );
  }
  return (
    <form
      className="fields"
      onSubmit={(event) => {
        event.preventDefault();
        invite.mutate({ name: name.trim(), email: email.trim(), ...rights });
      }}
    >
      <TextInput
        label={say("console.field.name")}
        description={say("console.field.nameShown")}
        required
        withAsterisk={false}
        maxLength={100}
        value={name}
        onChange={(event) => {
          setName(event.currentTarget.value);
        }}
      />
      <TextInput
        type="email"
        label={say("console.field.email")}
        required
        withAsterisk={false}
        autoComplete="off"
        value={email}
        onChange={(event) => {
          setEmail(event.currentTarget.value);
        }}
      />
      <RightsFields value={rights} onChange={setRights} />
      <Failure error={invite.error} />
      <div className="buttons">
        <Button variant="default" onClick={onClose}>
          {say("console.cancel")}
        </Button>
        <Button type="submit" disabled={!isComplete(rights)} loading={invite.isPending}>
          {say("console.staff.inviteDo")}
        </Button>
      </div>
    </form>
  );
}
