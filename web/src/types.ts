/** What the service's HTTP interface sends; `docs/http.md` describes it. */
export interface WebMessage {
  readonly id: string;
  readonly inReplyTo: string | null;
  readonly from: "person" | "bot" | "staff" | "system";
  readonly outcome: string | null;
  readonly validity: string | null;
  readonly language: string | null;
  readonly asOf: string | null;
  readonly dir: "ltr" | "rtl";
  readonly text: string;
  readonly sources: readonly Source[];
  /** Not there in what was said before the service told it, as the next one. */
  readonly allSources?: string | null;
  readonly unverified?: boolean;
  readonly actions: readonly Action[];
  /** Not there in what was said before the service marked its receipts. */
  readonly openedCase?: string | null;
  readonly at: string;
}

/** An event as somebody without a stream is told of it. */
export interface ToldEvent {
  /** `null` for what is not repeated. */
  readonly id: string | null;
  readonly event: string;
  readonly data: unknown;
}

export interface Source {
  readonly title: string;
  readonly publisher: string;
  /** The name of its author alone, without that of the page it was seen on; absent in older messages. */
  readonly by?: string;
  readonly url: string | null;
  readonly seenOn: string;
  readonly verifiedOn: string | null;
}

export interface Action {
  readonly id: string;
  readonly label: string;
}

export interface PageTexts {
  readonly tag: string;
  readonly dir: "ltr" | "rtl";
  readonly texts: Readonly<Record<string, string>>;
  readonly languages: readonly { readonly tag: string; readonly name: string }[];
  /** The line above the page; not there where the service is an older one. */
  readonly banner?: string | null;
}

export interface Credentials {
  readonly conversationId: string;
  readonly token: string;
}

/** What opens a conversation that somebody came back to. */
export interface Returned extends Credentials {
  /** A BCP 47 tag, of the language in which it was spoken. */
  readonly locale: string;
}

/** A message of the person that the service has not taken yet. */
export interface Outgoing {
  readonly id: string;
  /** What is sent, and what is shown of it meanwhile. */
  readonly body: { readonly text: string } | { readonly action: string };
  readonly words: string;
}
