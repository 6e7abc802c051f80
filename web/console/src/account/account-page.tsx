import { Radio } from "@mantine/core";
import { useLanguageChange } from "../api/accounts.ts";
import { useDesk } from "../shell/desk-context.tsx";
import { Failure } from "../shell/failure.tsx";
import { Page } from "../shell/page.tsx";
import { useScopeText } from "../staff/scope-text.ts";
import { useTexts } from "../texts/texts.tsx";
import { FactorSection } from "./factor-section.tsx";
import { LinkSection } from "./link-section.tsx";
import { PasswordSection } from "./password-section.tsx";
import { SessionsSection } from "./sessions-section.tsx";

/** What is the reader’s own: language, password, second factor, sessions, and their accounts in messengers. */
export default function AccountPage() {
  const { say } = useTexts();
  const { staff, may } = useDesk();
  const scopeText = useScopeText();
  return (
    <Page title={say("console.account.title")}>
      <section className="card">
        <h2>
          <bdi>{staff.name}</bdi>
        </h2>
        <p>
          {staff.email} · {say(`console.role.${staff.role}`)} · {scopeText(staff.centres)}
        </p>
        <p className="hint">{say(`console.role.${staff.role}.text`)}</p>
      </section>
      <LanguageSection />
      <PasswordSection email={staff.email} />
      <FactorSection />
      <SessionsSection />
      {may("case.work") && <LinkSection />}
    </Page>
  );
}

function LanguageSection() {
  const { say } = useTexts();
  const { staff } = useDesk();
  const change = useLanguageChange();
  return (
    <section className="card">
      <Radio.Group
        label={say("console.language.title")}
        description={say("console.language.text")}
        value={staff.language}
        onChange={(language) => {
          change.mutate(language === "zh" ? "zh" : "en");
        }}
      >
        <div className="checks">
          <Radio value="en" label={<span lang="en">English</span>} />
          <Radio value="zh" label={<span lang="zh">中文</span>} />
        </div>
      </Radio.Group>
      <Failure error={change.error} />
    </section>
  );
}
