import { Button, CopyButton } from "@mantine/core";
import { Icon } from "./icon.tsx";
import { useTexts } from "../texts/texts.tsx";

/** A button that copies what stands beside it. */
export function CopyLine({ value }: { readonly value: string }) {
  const { say } = useTexts();
  return (
    <CopyButton value={value}>
      {({ copied, copy }) => (
        <Button
          size="xs"
          variant="outline"
          leftSection={<Icon name={copied ? "check" : "copy"} />}
          onClick={copy}
        >
          <span aria-live="polite">{say(copied ? "console.copied" : "console.copy")}</span>
        </Button>
      )}
    </CopyButton>
  );
}
