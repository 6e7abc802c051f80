import { Loader } from "@mantine/core";
import { useTexts } from "../texts/texts.tsx";

export function Waiting() {
  const { say } = useTexts();
  return (
    <div className="empty" role="status">
      <Loader size="sm" type="dots" />
      <span className="unseen">{say("console.loading")}</span>
    </div>
  );
}
