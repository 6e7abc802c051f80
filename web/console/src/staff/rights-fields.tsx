import { Checkbox, NativeSelect } from "@mantine/core";
import { useCentres, type StaffFields } from "../api/accounts.ts";
import { ROLES } from "../api/types.ts";
import { useDesk } from "../shell/desk-context.tsx";
import { useTexts } from "../texts/texts.tsx";
import { ALL, boxesOf, scopeOf } from "./scope-choice.ts";

export type Rights = Pick<StaffFields, "role" | "centres">;

interface RightsFieldsProps {
  readonly value: Rights;
  readonly onChange: (value: Rights) => void;
}

/** What somebody may do, and for which centres. */
export function RightsFields({ value: { role, centres }, onChange }: RightsFieldsProps) {
  const { say, language } = useTexts();
  const { staff } = useDesk();
  const known = useCentres().data ?? [];
  return (
    <>
      <NativeSelect
        label={say("console.field.role")}
        description={say(`console.role.${role}.text`)}
        value={role}
        onChange={(event) => {
          const next = ROLES.find((each) => each === event.currentTarget.value);
          if (next !== undefined) onChange({ role: next, centres });
        }}
        data={ROLES.map((value) => ({ value, label: say(`console.role.${value}`) }))}
      />
      <Checkbox.Group
        label={say("console.field.centres")}
        value={boxesOf(
          centres,
          known.map(({ id }) => id),
        )}
        onChange={(boxes) => {
          onChange({ role, centres: scopeOf(boxes, centres) });
        }}
      >
        <div className="checks">
          {staff.centres === "all" && (
            <Checkbox
              value={ALL}
              label={say("console.scope.all")}
              description={say("console.scope.allText")}
            />
          )}
          {known.map(({ id, names }) => (
            <Checkbox key={id} value={id} label={names[language]} disabled={centres === "all"} />
          ))}
        </div>
      </Checkbox.Group>
    </>
  );
}

/** Somebody without a centre can do nothing at all. */
export function isComplete({ centres }: Rights): boolean {
  return centres === "all" || centres.length > 0;
}
