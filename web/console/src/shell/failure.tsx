import { Alert, Button } from "@mantine/core";
import { ApiError } from "../api/http.ts";
import { useTexts, type Texts } from "../texts/texts.tsx";
import { claimNames } from "./claim-names.ts";

/** Where the same reason means something else to the reader. */
export type FailureScope = "content";

/** What a failure means to the reader; reasons of the service have sentences of their own. */
export function failureText(texts: Texts, error: unknown, scope?: FailureScope): string {
  const { say, span } = texts;
  if (!(error instanceof ApiError)) return say("console.failure.unknown");
  const own = reasonText(texts, error, scope);
  if (own !== null) return own;
  switch (error.status) {
    case 0:
      return say("console.failure.offline");
    case 403:
      return say("console.failure.forbidden");
    case 404:
      return say("console.failure.gone");
    case 409:
      return say("console.reason.changed");
    case 413:
      return say("console.failure.tooLong");
    case 429:
      return say("console.failure.busy", { time: span(Math.max(error.retryAfterMs ?? 0, 60_000)) });
    case 400:
      return say("console.failure.refused", { detail: error.detail ?? "400" });
    default:
      return say("console.failure.unknown");
  }
}

function reasonText(
  { maybe, list }: Texts,
  { reason, detail, paths, claims }: ApiError,
  scope: FailureScope | undefined,
): string | null {
  if (reason === null) return null;
  const values = {
    detail: detail ?? "",
    paths: list(paths),
    claims: list(claimNames(claims)),
  };
  const scoped = scope === undefined ? null : maybe(`console.${scope}.reason.${reason}`, values);
  return scoped ?? maybe(`console.reason.${reason}`, values);
}

interface FailureProps {
  readonly error: unknown;
  readonly scope?: FailureScope;
  /** Where it may be put away. */
  readonly onClose?: () => void;
}

/** Says what went wrong; nothing when nothing did. */
export function Failure({ error, scope, onClose }: FailureProps) {
  const texts = useTexts();
  if (error === null || error === undefined) return null;
  const closing =
    onClose === undefined
      ? {}
      : { withCloseButton: true, onClose, closeButtonLabel: texts.say("console.close") };
  return (
    <Alert color="seal" role="alert" p="xs" {...closing}>
      {failureText(texts, error, scope)}
    </Alert>
  );
}

interface FailedLoadProps {
  readonly error: unknown;
  readonly retry: () => void;
}

/** In place of what could not be had. */
export function FailedLoad({ error, retry }: FailedLoadProps) {
  const texts = useTexts();
  return (
    <div className="empty" role="alert">
      <p>{failureText(texts, error)}</p>
      <Button variant="default" onClick={retry}>
        {texts.say("console.retry")}
      </Button>
    </div>
  );
}
