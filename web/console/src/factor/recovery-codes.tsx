import { Button } from "@mantine/core";
import { useTexts } from "../texts/texts.tsx";
import { CopyLine } from "../shell/copy-line.tsx";

interface RecoveryCodesProps {
  readonly codes: readonly string[];
  /** They are gone from the page then. */
  readonly onKept: () => void;
}

/** Recovery codes, which are shown this once. */
export function RecoveryCodes({ codes, onKept }: RecoveryCodesProps) {
  const { say } = useTexts();
  return (
    <div className="fields">
      <p>{say("console.factor.codesText")}</p>
      <div className="link-box">
        <ul className="recovery-codes" aria-label={say("console.factor.codesTitle")}>
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ul>
        <CopyLine value={codes.join("\n")} />
      </div>
      <div className="buttons">
        <Button onClick={onKept}>{say("console.factor.codesKept")}</Button>
      </div>
    </div>
  );
}
