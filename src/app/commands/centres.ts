import { InvalidArgumentError, Option, type Command } from "commander";
import { PROMISE_DAYS, readCentreHours, type ServiceCentre } from "../../domain/centre.ts";
import { AppError } from "../../domain/errors.ts";
import type { OfficeHours } from "../../domain/office-hours.ts";
import {
  DESK_LANGUAGES,
  readCentreId,
  type CentreId,
  type DeskLanguage,
} from "../../domain/staff.ts";
import { isTimeZone } from "../../domain/time-zone.ts";
import { centreView } from "../../http/console/centre-routes.ts";
import type { Clock } from "../../ports/clock.ts";
import { createCentres, type CentreEdit, type Centres } from "../../services/centres.ts";
import { requireDone, withDesk, type DeskCommand } from "./desk.ts";
import { tell, type JsonOption } from "./terminal.ts";
import { textTable } from "./text-table.ts";

const BY = "command line";

/** Commander takes a bare `null` for an empty text. */
interface EnteredHours {
  readonly value: OfficeHours | null;
}

interface SetOptions extends JsonOption {
  readonly nameEn?: string;
  readonly nameZh?: string;
  readonly languages?: readonly string[] | "all";
  readonly topics?: readonly string[] | "all";
  readonly timeZone?: string;
  readonly hours?: EnteredHours;
  readonly promiseDays?: number;
  readonly deskLanguage?: DeskLanguage;
  readonly directSending?: boolean;
}

/** Adds the commands that look after the service centres. */
export function registerCentres(program: Command, clock: Clock): void {
  const centre = program.command("centre").description("look after the service centres");
  centre
    .command("list")
    .description("show all centres")
    .option("--json", "print one JSON object")
    .action((options: JsonOption) =>
      withDesk(clock, async (desk) => {
        const centres = await centresOf(desk, clock);
        const all = await centres.list(BY);
        tell(options, { centres: all.map(centreView) }, centresText(all));
      }),
    );
  centre
    .command("set")
    .description("change a centre; what is not named stays as it is")
    .argument("<id>", "as centre list shows it", readId)
    .option("--name-en <name>", "its English name", readText)
    .option("--name-zh <name>", "its Chinese name", readText)
    .option("--languages <tags>", "all, or tags such as en,ru", readList(/^[a-z]{2,3}$/))
    .option("--topics <topics>", "all, or topics such as visas,work", readList(/^[a-z][a-z0-9-]*$/))
    .option("--time-zone <zone>", "such as Asia/Shanghai", readZone)
    .option("--hours <json>", "office hours as docs/staff.md shows them, or none", readHours)
    .option("--promise-days <days>", "working days within which it answers", readDays)
    .addOption(
      new Option("--desk-language <tag>", "in which its channels are addressed").choices(
        DESK_LANGUAGES,
      ),
    )
    .option("--direct-sending <on|off>", "whether answers go out without a second look", readSwitch)
    .option("--json", "print one JSON object")
    .action((id: CentreId, options: SetOptions) =>
      withDesk(clock, async (desk) => {
        const before = await desk.centreStore.find(id);
        if (before === null) throw new AppError("not_found", `There is no centre ${id}.`);
        const edit = editOf(before, options);
        if (Object.values(edit).every((value) => value === undefined)) {
          throw new AppError("usage", "Name something to change; --help shows what there is.");
        }
        const centres = await centresOf(desk, clock);
        const saved = requireDone(await centres.edit(BY, id, null, edit));
        tell(options, { centre: centreView(saved.centre) }, `The centre ${id} is changed.`);
      }),
    );
}

/** They ask for languages where one is changed; what reads the sentences is loaded by these commands alone. */
async function centresOf({ centreStore }: DeskCommand, clock: Clock): Promise<Centres> {
  const { loadOwnTexts } = await import("../loaded-content.ts");
  return createCentres(centreStore, clock, () => loadOwnTexts().languages);
}

function editOf({ names }: ServiceCentre, options: SetOptions): CentreEdit {
  const {
    nameEn,
    nameZh,
    languages,
    topics,
    timeZone,
    hours,
    promiseDays,
    deskLanguage,
    directSending,
  } = options;
  return {
    names:
      nameEn === undefined && nameZh === undefined
        ? undefined
        : { en: nameEn ?? names.en, zh: nameZh ?? names.zh },
    languages,
    topics,
    timeZone,
    hours: hours?.value,
    promiseDays,
    deskLanguage,
    directSending,
  };
}

function centresText(centres: readonly ServiceCentre[]): string {
  return textTable(
    ["id", "name", "time zone", "hours", "promise", "languages", "topics"],
    centres.map((centre) => [
      centre.id,
      centre.names.en,
      centre.timeZone,
      centre.hours === null ? "not confirmed" : "confirmed",
      `${String(centre.promiseDays)} d`,
      listText(centre.languages),
      listText(centre.topics),
    ]),
  );
}

function listText(list: readonly string[] | "all"): string {
  return list === "all" ? list : list.join(",");
}

function readId(text: string): CentreId {
  const id = readCentreId(text);
  if (id === null) throw new InvalidArgumentError("write the id of a centre, such as main.");
  return id;
}

function readText(text: string): string {
  const name = text.trim();
  if (name === "" || name.length > 200) throw new InvalidArgumentError("write a name.");
  return name;
}

function readList(item: RegExp): (text: string) => readonly string[] | "all" {
  return (text) => {
    if (text === "all") return text;
    const items = text.split(",").map((part) => part.trim());
    if (!items.every((each) => item.test(each))) {
      throw new InvalidArgumentError("write all, or names with commas between them.");
    }
    return [...new Set(items)].sort();
  };
}

function readZone(text: string): string {
  if (!isTimeZone(text)) throw new InvalidArgumentError("write a zone such as Asia/Shanghai.");
  return text;
}

function readHours(text: string): EnteredHours {
  if (text === "none") return { value: null };
  let entered: unknown;
  try {
    entered = JSON.parse(text);
  } catch {
    throw new InvalidArgumentError("write JSON, or none.");
  }
  const hours = readCentreHours(entered);
  if (typeof hours === "string") throw new InvalidArgumentError(hours);
  return { value: hours };
}

function readDays(text: string): number {
  const days = Number(text);
  if (!Number.isInteger(days) || days < PROMISE_DAYS.least || days > PROMISE_DAYS.most) {
    const { least, most } = PROMISE_DAYS;
    throw new InvalidArgumentError(
      `write a whole number from ${String(least)} to ${String(most)}.`,
    );
  }
  return days;
}

function readSwitch(text: string): boolean {
  if (text !== "on" && text !== "off") throw new InvalidArgumentError("write on or off.");
  return text === "on";
}
