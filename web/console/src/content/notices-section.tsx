import { useNotices, useWithdrawals } from "../api/content.ts";
import type { NoticeView } from "../api/withdrawal-types.ts";
import { FailedLoad } from "../shell/failure.tsx";
import { useTexts } from "../texts/texts.tsx";
import { useEditorName } from "./editor-name.tsx";

/** Who was told that something does not hold any more. */
export function NoticesSection() {
  const { say } = useTexts();
  const notices = useNotices();
  return (
    <section className="below-cards" aria-labelledby="notices-title">
      <h2 id="notices-title" className="section-title">
        {say("console.content.notices")}
      </h2>
      {notices.isError && <FailedLoad error={notices.error} retry={() => void notices.refetch()} />}
      {notices.isSuccess && notices.data.length === 0 && (
        <p className="faint">{say("console.content.notices.none")}</p>
      )}
      {notices.isSuccess && notices.data.length > 0 && <NoticeTable notices={notices.data} />}
    </section>
  );
}

function NoticeTable({ notices }: { readonly notices: readonly NoticeView[] }) {
  const { say } = useTexts();
  return (
    <table className="table labelled">
      <thead>
        <tr>
          <th scope="col">{say("console.content.notices.about")}</th>
          <th scope="col">{say("console.content.notices.at")}</th>
          <th scope="col">{say("console.field.state")}</th>
          <th scope="col">{say("console.content.notices.told")}</th>
          <th scope="col">{say("console.content.notices.failed")}</th>
          <th scope="col">{say("console.content.notices.optedOut")}</th>
        </tr>
      </thead>
      <tbody>
        {notices.map((notice) => (
          <NoticeLine key={notice.id} notice={notice} />
        ))}
      </tbody>
    </table>
  );
}

function NoticeLine({ notice }: { readonly notice: NoticeView }) {
  const { say, maybe, full, number } = useTexts();
  const nameOf = useEditorName();
  const withdrawals = useWithdrawals().data ?? [];
  const { about, at, by, state } = notice;
  const title =
    "release" in about
      ? say("console.content.releaseNumber", { number: about.release })
      : (withdrawals.find(({ id }) => id === about.withdrawal)?.title ?? about.withdrawal);
  return (
    <tr>
      <th scope="row">
        <bdi>{title}</bdi>
      </th>
      <td>
        <time dateTime={at}>{full(at)}</time>, {nameOf(by)}
      </td>
      <td>{maybe(`console.content.notices.state.${state}`) ?? state}</td>
      <td data-label={say("console.content.notices.told")}>{number(notice.told)}</td>
      <td data-label={say("console.content.notices.failed")}>{number(notice.failed)}</td>
      <td data-label={say("console.content.notices.optedOut")}>{number(notice.optedOut)}</td>
    </tr>
  );
}
