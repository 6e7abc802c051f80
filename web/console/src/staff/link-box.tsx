import { Button, CopyButton, TextInput } from "@mantine/core";
import { Icon } from "../shell/icon.tsx";
import { useTexts } from "../texts/texts.tsx";

interface LinkBoxProps {
  readonly link: string;
  /** For whom and how long it is good. */
  readonly text: string;
}

/** A one-time link, which is shown this once. */
export function LinkBox({ link, text }: LinkBoxProps) {
  const { say } = useTexts();
  return (
    <div className="link-box">
      <p>{text}</p>
      <TextInput
        readOnly
        aria-label={say("console.link.label")}
        value={link}
        onFocus={(event) => {
          event.currentTarget.select();
        }}
      />
      <CopyButton value={link}>
        {({ copied, copy }) => (
          <Button
            variant="outline"
            leftSection={<Icon name={copied ? "check" : "copy"} />}
            onClick={copy}
          >
            <span aria-live="polite">{say(copied ? "console.copied" : "console.link.copy")}</span>
          </Button>
        )}
      </CopyButton>
      <p className="hint">{say("console.link.once")}</p>
    </div>
  );
}
