import icon from "../../../src/icon.svg";
import { useTexts } from "../texts/texts.tsx";

export function Brand() {
  const { say } = useTexts();
  return (
    <>
      <img src={icon} alt="" width="28" height="28" />
      <strong>
        <span lang="zh">驿站</span> <span lang="zh-Latn">Yizhan</span>
      </strong>
      <small>{say("console.desk")}</small>
    </>
  );
}
