import type { Case } from "../../domain/case.ts";
import type { ServiceCentre } from "../../domain/centre.ts";
import { formatList, formatMoment } from "../../domain/format.ts";
import type { PersonRef } from "../../domain/message.ts";
import { permits, type DeskLanguage, type Staff, type StaffId } from "../../domain/staff.ts";
import type { Destination, Outgoing, SurfacePost } from "../../domain/staff-surface.ts";
import type { StaffLinks } from "../../ports/staff-links.ts";
import type { StaffStore } from "../../ports/staff-store.ts";
import type { DeskTexts } from "../../ports/texts.ts";
import { post } from "./surface-posts.ts";

export interface CaseRemindersDeps {
  readonly staff: Pick<StaffStore, "list">;
  readonly links: Pick<StaffLinks, "linksOf">;
  readonly texts: DeskTexts;
}

/**
 * What reminds the staff of an answer that is due: first its holder, by their own account where they have one there, else
 * the channel; then the leads of the centre, by their own accounts and by name in the channel.
 *
 * @param record with the reminder counted that is given now
 */
export async function remindersOf(
  deps: CaseRemindersDeps,
  record: Case,
  centre: ServiceCentre,
  dueAt: Date,
): Promise<readonly Outgoing[]> {
  const due = { record, centre, dueAt };
  return record.reminders === 1 ? remindHolder(deps, due) : remindLeads(deps, due);
}

interface Due {
  readonly record: Case;
  readonly centre: ServiceCentre;
  readonly dueAt: Date;
}

async function remindHolder(deps: CaseRemindersDeps, due: Due): Promise<Outgoing[]> {
  const { record, centre } = due;
  const { holder } = record.standing;
  const accounts = holder === null ? [] : await accountsOf(deps, holder);
  const text = words(deps, due, centre.deskLanguage);
  return centre.destinations.map((destination) => {
    const own = accountIn(destination, accounts);
    const reminder = own === undefined ? lineOf(text) : toOne(own, text);
    return post(record, destination, nameOf(record), reminder);
  });
}

async function remindLeads(deps: CaseRemindersDeps, due: Due): Promise<Outgoing[]> {
  const { record, centre } = due;
  const leads = (await deps.staff.list()).filter((member) => isLeadOf(member, centre));
  const line = lineOf(words(deps, due, centre.deskLanguage, leads));
  const inChannels = centre.destinations.map((destination) =>
    post(record, destination, nameOf(record), line),
  );
  const toEach = await Promise.all(leads.map((lead) => remindLead(deps, due, lead)));
  return [...inChannels, ...toEach.flat()];
}

/** Once on each platform, however many channels of the centre are there. */
async function remindLead(deps: CaseRemindersDeps, due: Due, lead: Staff): Promise<Outgoing[]> {
  const { record, centre } = due;
  const accounts = await accountsOf(deps, lead.id);
  const text = words(deps, due, lead.language);
  return centre.destinations
    .filter(
      ({ platform }, index, all) => index === all.findIndex((one) => one.platform === platform),
    )
    .flatMap((destination) => {
      const own = accountIn(destination, accounts);
      const name = [...nameOf(record), lead.id];
      return own === undefined ? [] : [post(record, destination, name, toOne(own, text))];
    });
}

function isLeadOf(member: Staff, { id }: ServiceCentre): boolean {
  return member.role === "lead" && permits(member, "case.work", id);
}

async function accountsOf(
  { links }: CaseRemindersDeps,
  staff: StaffId,
): Promise<readonly PersonRef[]> {
  return (await links.linksOf(staff)).map(({ account }) => account);
}

function accountIn(
  { platform }: Destination,
  accounts: readonly PersonRef[],
): PersonRef | undefined {
  return accounts.find((account) => account.platform === platform);
}

/** @param leads who are asked by name to see to it */
function words(
  { texts }: CaseRemindersDeps,
  { record, centre, dueAt }: Due,
  language: DeskLanguage,
  leads: readonly Staff[] = [],
): string {
  const { reference } = record;
  const time = formatMoment(dueAt, language, centre.timeZone);
  if (leads.length === 0) return texts.say("surface.reminder", language, { reference, time });
  const names = formatList(
    leads.map(({ name }) => name),
    language,
  );
  return texts.say("surface.reminderLead", language, { reference, time, names });
}

function nameOf({ revision }: Case): readonly string[] {
  return ["surface.reminder", String(revision)];
}

function lineOf(text: string): SurfacePost {
  return { kind: "line", voice: "service", label: null, text };
}

function toOne(to: PersonRef, text: string): SurfacePost {
  return { kind: "private", to, text };
}
