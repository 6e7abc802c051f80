import { Button } from "@mantine/core";
import { Link, type RouteComponentProps } from "wouter";
import { useCentres } from "../api/accounts.ts";
import type { Centre } from "../api/types.ts";
import { useDesk } from "../shell/desk-context.tsx";
import { FailedLoad } from "../shell/failure.tsx";
import { Icon } from "../shell/icon.tsx";
import { Page } from "../shell/page.tsx";
import { Waiting } from "../shell/waiting.tsx";
import { useTexts } from "../texts/texts.tsx";
import { CentreForm } from "./centre-form.tsx";

/** The list of centres, and the form of one of them or of a new one. */
export default function CentresPage({ params }: RouteComponentProps<{ id?: string }>) {
  const { say, language } = useTexts();
  const centres = useCentres();
  const { id } = params;
  const centre = centres.data?.find((each) => each.id === id) ?? null;
  if (id !== undefined && centres.isSuccess && (centre !== null || id === "new")) {
    const title = centre === null ? say("console.centre.add") : centre.names[language];
    return (
      <Page title={title} side={<Link href="/centres">{say("console.centre.back")}</Link>}>
        {/* Begun anew when somebody else changed it, since what is saved must have been seen. */}
        <CentreForm key={`${id}.${String(centre?.revision)}`} centre={centre} />
      </Page>
    );
  }
  return (
    <Page
      title={say("console.centres.title")}
      about={say("console.centres.about")}
      side={<AddButton />}
    >
      {centres.isPending && <Waiting />}
      {centres.isError && <FailedLoad error={centres.error} retry={() => void centres.refetch()} />}
      <ul className="cards">
        {(centres.data ?? []).map((each) => (
          <CentreCard key={each.id} centre={each} />
        ))}
      </ul>
    </Page>
  );
}

/** Only who works for all centres may make one. */
function AddButton() {
  const { say } = useTexts();
  const { staff } = useDesk();
  if (staff.role !== "admin" || staff.centres !== "all") return null;
  return (
    <Button component={Link} href="/centres/new" leftSection={<Icon name="plus" />}>
      {say("console.centre.add")}
    </Button>
  );
}

function CentreCard({ centre }: { readonly centre: Centre }) {
  const { say, language, languageName, list } = useTexts();
  const other = language === "en" ? "zh" : "en";
  return (
    <li className="card">
      <header className="card-head">
        <div>
          <h2>{centre.names[language]}</h2>
          <p className="faint" lang={other}>
            {centre.names[other]}
          </p>
        </div>
        <Button
          size="xs"
          variant="default"
          component={Link}
          href={`/centres/${centre.id}`}
          aria-label={say("console.editOf", { name: centre.names[language] })}
        >
          {say("console.edit")}
        </Button>
      </header>
      <p>
        {centre.languages === "all"
          ? say("console.centre.allLanguages")
          : list(centre.languages.map(languageName))}
        {" · "}
        {say("console.centre.promised", { days: centre.promiseDays })}
      </p>
      <p className="faint">
        {say(centre.hours === null ? "console.hours.unconfirmed" : "console.hours.areConfirmed")}
        {" · "}
        {centre.timeZone}
      </p>
    </li>
  );
}
