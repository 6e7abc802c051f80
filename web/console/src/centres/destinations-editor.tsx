import { ActionIcon, Button, NativeSelect, TextInput } from "@mantine/core";
import { PLATFORMS, type Centre, type Destination } from "../api/types.ts";
import { Icon } from "../shell/icon.tsx";
import { useTexts } from "../texts/texts.tsx";

/** Those that have rooms of staff. */
const WITH_ROOMS = PLATFORMS.filter((platform) => platform !== "web");

interface DestinationsEditorProps {
  readonly destinations: readonly Destination[];
  readonly language: Centre["deskLanguage"];
  readonly onChange: (change: Partial<Pick<Centre, "destinations" | "deskLanguage">>) => void;
}

/** The rooms of the staff in which the centre is told of its cases. */
export function DestinationsEditor({ destinations, language, onChange }: DestinationsEditorProps) {
  const { say } = useTexts();
  const replace = (next: readonly Destination[]): void => {
    onChange({ destinations: next });
  };
  const put = (index: number, change: Partial<Destination>): void => {
    replace(destinations.map((each, at) => (at === index ? { ...each, ...change } : each)));
  };
  return (
    <fieldset className="destinations">
      <legend>{say("console.destinations.title")}</legend>
      <p className="hint">{say("console.destinations.text")}</p>
      {destinations.map((each, index) => (
        <div className="span" key={index}>
          <NativeSelect
            size="sm"
            aria-label={say("console.destinations.platform")}
            value={each.platform}
            onChange={(event) => {
              const platform = PLATFORMS.find((known) => known === event.currentTarget.value);
              if (platform !== undefined) put(index, { platform });
            }}
            data={WITH_ROOMS.map((value) => ({ value, label: say(`surface.platform.${value}`) }))}
          />
          <TextInput
            size="sm"
            className="grow"
            required
            aria-label={say("console.destinations.channel")}
            placeholder={say("console.destinations.channel")}
            value={each.channel}
            onChange={(event) => {
              put(index, { channel: event.currentTarget.value });
            }}
          />
          <ActionIcon
            variant="subtle"
            color="seal"
            aria-label={say("console.destinations.remove", { number: index + 1 })}
            onClick={() => {
              replace(destinations.filter((_, at) => at !== index));
            }}
          >
            <Icon name="cross" size={14} />
          </ActionIcon>
        </div>
      ))}
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<Icon name="plus" size={13} />}
        onClick={() => {
          replace([...destinations, { platform: "slack", channel: "" }]);
        }}
      >
        {say("console.destinations.add")}
      </Button>
      {destinations.length > 0 && (
        <NativeSelect
          label={say("console.centre.deskLanguage")}
          value={language}
          onChange={(event) => {
            onChange({ deskLanguage: event.currentTarget.value === "en" ? "en" : "zh" });
          }}
          data={[
            { value: "zh", label: "中文" },
            { value: "en", label: "English" },
          ]}
        />
      )}
    </fieldset>
  );
}
