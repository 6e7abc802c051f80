import { Link, useSearchParams, type RouteComponentProps } from "wouter";
import { useDocument } from "../api/content.ts";
import { useDraft } from "../api/content-drafts.ts";
import { readPath } from "../content/document-path.ts";
import { useDocumentName } from "../content/document-name.ts";
import { useContentRights } from "../content/rights.ts";
import { FailedLoad } from "../shell/failure.tsx";
import { Page } from "../shell/page.tsx";
import { Waiting } from "../shell/waiting.tsx";
import { useTexts } from "../texts/texts.tsx";
import { EditorForm } from "./editor-form.tsx";

/** One document of a draft, as plain text. */
export default function EditorPage({ params }: RouteComponentProps<{ id: string }>) {
  const { say } = useTexts();
  const [search] = useSearchParams();
  const path = search.get("path") ?? "";
  const line = Number(search.get("line") ?? "0");
  const nameOf = useDocumentName();
  const draft = useDraft(params.id);
  const document = useDocument(path);
  const failed = [draft, document].find(({ isError }) => isError);
  return (
    <Page
      title={nameOf(path)}
      about={path}
      isWide
      side={
        <Link href={`/content/drafts/${params.id}`}>
          {say("console.editor.back", { title: draft.data?.draft.title ?? "" })}
        </Link>
      }
    >
      {failed !== undefined && (
        <FailedLoad error={failed.error} retry={() => void failed.refetch()} />
      )}
      {failed === undefined && (draft.isPending || document.isPending) && <Waiting />}
      {draft.isSuccess && document.isSuccess && (
        <EditorForm
          key={`${params.id} ${path}`}
          draft={draft.data.draft}
          name={readPath(path)}
          path={path}
          inForce={document.data}
          line={line}
        />
      )}
      <Closed state={draft.data?.draft.state ?? "open"} />
    </Page>
  );
}

function Closed({ state }: { readonly state: string }) {
  const { say } = useTexts();
  const { canEdit } = useContentRights();
  if (canEdit && (state === "open" || state === "submitted")) return null;
  return <p className="hint">{say("console.editor.closed")}</p>;
}
