import type { Case } from "../../domain/case.ts";
import type { ServiceCentre } from "../../domain/centre.ts";
import { formatList, formatMoment } from "../../domain/format.ts";
import { permits, type DeskLanguage, type Staff } from "../../domain/staff.ts";
import type { Destination, Outgoing } from "../../domain/staff-surface.ts";
import type { StaffStore } from "../../ports/staff-store.ts";
import type { DeskTexts } from "../../ports/texts.ts";
import type { PrivatePost, PrivatePosts } from "./private-posts.ts";
import { post } from "./surface-posts.ts";

export interface CaseRemindersDeps {
  readonly staff: Pick<StaffStore, "find" | "list">;
  readonly privately: PrivatePosts;
  readonly texts: DeskTexts;
}

/**
 * What reminds the staff of an answer that is due: first its holder, by their own account where they have one there, else
 * the channel; then the leads of the centre, by their own accounts and by name in the channel. What nobody holds at a centre
 * without a channel is told to whoever may see to it.
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
  const { holder } = record.standing;
  if (record.reminders > 1) return remindLeads(deps, due);
  const member = holder === null ? null : await deps.staff.find(holder);
  if (member !== null) return remindHolder(deps, due, member);
  if (centre.destinations.length > 0) return inChannels(deps, due, centre.destinations);
  return remindEach(deps, due, await watchersOf(deps, centre));
}

interface Due {
  readonly record: Case;
  readonly centre: ServiceCentre;
  readonly dueAt: Date;
}

async function remindHolder(
  deps: CaseRemindersDeps,
  due: Due,
  holder: Staff,
): Promise<readonly Outgoing[]> {
  const told = await remindOne(deps, due, holder);
  const untold = due.centre.destinations.filter(
    (channel) => !told.some(({ platform }) => platform === channel.platform),
  );
  return [...told.map(({ outgoing }) => outgoing), ...inChannels(deps, due, untold)];
}

async function remindLeads(deps: CaseRemindersDeps, due: Due): Promise<readonly Outgoing[]> {
  const { centre } = due;
  const leads = (await deps.staff.list()).filter((member) => isLeadOf(member, centre));
  const named = inChannels(deps, due, centre.destinations, leads);
  const told = centre.destinations.length > 0 ? leads : await watchersOf(deps, centre);
  return [...named, ...(await remindEach(deps, due, told))];
}

async function remindEach(
  deps: CaseRemindersDeps,
  due: Due,
  members: readonly Staff[],
): Promise<readonly Outgoing[]> {
  const told = await Promise.all(members.map((member) => remindOne(deps, due, member)));
  return told.flat().map(({ outgoing }) => outgoing);
}

function remindOne(
  deps: CaseRemindersDeps,
  due: Due,
  member: Staff,
): Promise<readonly PrivatePost[]> {
  const { record, centre } = due;
  const text = words(deps, due, member.language);
  return deps.privately.to(member, { record, centre, name: nameOf(record), text });
}

/** @param leads who are asked by name to see to it */
function inChannels(
  deps: CaseRemindersDeps,
  due: Due,
  channels: readonly Destination[],
  leads: readonly Staff[] = [],
): Outgoing[] {
  const { record, centre } = due;
  const text = words(deps, due, centre.deskLanguage, leads);
  return channels.map((channel) =>
    post(record, channel, nameOf(record), { kind: "line", voice: "service", label: null, text }),
  );
}

/** Who hears of the cases of a centre that no channel tells of: its leads, and where there is none all who work there. */
async function watchersOf(
  { staff }: CaseRemindersDeps,
  centre: ServiceCentre,
): Promise<readonly Staff[]> {
  const all = await staff.list();
  const leads = all.filter((member) => isLeadOf(member, centre));
  return leads.length > 0 ? leads : all.filter((member) => permits(member, "case.work", centre.id));
}

function isLeadOf(member: Staff, { id }: ServiceCentre): boolean {
  return member.role === "lead" && permits(member, "case.work", id);
}

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
