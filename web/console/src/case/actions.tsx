import { Button, Menu } from "@mantine/core";
import { useState } from "react";
import { useCaseStep, type CaseStep } from "../api/cases.ts";
import { API } from "../api/http.ts";
import { URGENCIES, type CaseAction, type CaseView } from "../api/types.ts";
import { hasWords } from "../lib/drafts.ts";
import { useDesk } from "../shell/desk-context.tsx";
import { Failure } from "../shell/failure.tsx";
import { Icon } from "../shell/icon.tsx";
import { useTexts } from "../texts/texts.tsx";
import { CaseDialog, type DialogKind } from "./case-dialog.tsx";

interface ActionsProps {
  readonly view: CaseView;
  readonly onDone: () => void;
}

/** What may be done to the case as a whole. */
export function Actions({ view, onDone }: ActionsProps) {
  const { say } = useTexts();
  const { drafts } = useDesk();
  const step = useCaseStep(view.case.id, onDone);
  const [dialog, setDialog] = useState<DialogKind | null>(null);
  const may = (action: CaseAction): boolean => view.allowed.includes(action);
  const act = (name: CaseStep["step"], more: Readonly<Record<string, string>> = {}): void => {
    step.mutate({ step: name, body: { revision: view.case.revision, ...more } });
  };
  const resolve = (): void => {
    if (view.answered !== "last") setDialog("unanswered");
    else if (hasWords(drafts.read(view.case.id, "reply"))) setDialog("resolve");
    else act("resolve");
  };
  return (
    <>
      <div className="actions">
        {may("take") && (
          <Button
            size="sm"
            loading={step.isPending}
            onClick={() => {
              act("take");
            }}
          >
            {say("case.act.take")}
          </Button>
        )}
        {may("reopen") && (
          <Button
            size="sm"
            loading={step.isPending}
            onClick={() => {
              act("reopen");
            }}
          >
            {say("case.act.reopen")}
          </Button>
        )}
        {may("resolve") && (
          <Button
            size="sm"
            variant="default"
            leftSection={<Icon name="check" />}
            loading={step.isPending}
            onClick={resolve}
          >
            {say("case.act.resolve")}
          </Button>
        )}
        <MoreMenu view={view} may={may} act={act} open={setDialog} />
      </div>
      <Failure
        error={step.error}
        onClose={() => {
          step.reset();
        }}
      />
      <CaseDialog
        kind={dialog}
        view={view}
        onClose={() => {
          setDialog(null);
        }}
        onChosen={act}
      />
    </>
  );
}

interface MoreMenuProps {
  readonly view: CaseView;
  readonly may: (action: CaseAction) => boolean;
  readonly act: (step: CaseStep["step"], more?: Readonly<Record<string, string>>) => void;
  readonly open: (dialog: DialogKind) => void;
}

const IN_MENU: readonly CaseAction[] = ["takeOver", "release", "assign", "move", "raise", "export"];

function MoreMenu({ view, may, act, open }: MoreMenuProps) {
  const { say } = useTexts();
  if (!IN_MENU.some(may)) return null;
  return (
    <Menu
      position="bottom-end"
      width={260}
      withinPortal={false}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <Button size="sm" variant="default" leftSection={<Icon name="dots" />}>
          {say("console.action.more")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {may("takeOver") && (
          <Menu.Item
            onClick={() => {
              open("takeOver");
            }}
          >
            {say("case.act.takeOver")}
          </Menu.Item>
        )}
        {may("release") && (
          <Menu.Item
            onClick={() => {
              act("release");
            }}
          >
            {say("case.act.release")}
          </Menu.Item>
        )}
        {may("assign") && (
          <Menu.Item
            onClick={() => {
              open("assign");
            }}
          >
            {say("console.action.assign")}
          </Menu.Item>
        )}
        {may("move") && view.centres.length > 0 && (
          <Menu.Item
            onClick={() => {
              open("move");
            }}
          >
            {say("console.action.move")}
          </Menu.Item>
        )}
        {may("raise") && (
          <>
            <Menu.Divider />
            <Menu.Label>{say("console.action.urgency")}</Menu.Label>
            {URGENCIES.map((urgency) => (
              <Menu.Item
                key={urgency}
                disabled={urgency === view.case.urgency}
                leftSection={
                  urgency === view.case.urgency ? <Icon name="check" /> : <Icon name="blank" />
                }
                onClick={() => {
                  act("raise", { urgency });
                }}
              >
                {say(`case.urgency.${urgency}`)}
              </Menu.Item>
            ))}
          </>
        )}
        {may("export") && (
          <>
            <Menu.Divider />
            <Menu.Item component="a" href={`${API}/cases/${view.case.id}/export`} download>
              {say("console.action.export")}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
