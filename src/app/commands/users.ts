import { Argument, InvalidArgumentError, Option, type Command } from "commander";
import { AppError } from "../../domain/errors.ts";
import {
  emailKey,
  readCentreId,
  readEmail,
  ROLES,
  type CentreId,
  type CentreScope,
  type Role,
  type Staff,
} from "../../domain/staff.ts";
import { staffView } from "../../http/console/account-routes.ts";
import { ticketLink } from "../../http/console/staff-routes.ts";
import type { Clock } from "../../ports/clock.ts";
import type { StaffEdit } from "../../services/staff/manage.ts";
import { requireDone, withDesk, type DeskCommand } from "./desk.ts";
import { tell, type JsonOption } from "./terminal.ts";
import { textTable } from "./text-table.ts";

const BY = "command line";

interface InviteOptions extends JsonOption {
  readonly name: string;
  readonly role: Role;
  readonly centres: CentreScope;
}

/** Adds the commands that look after the accounts of the web desk. */
export function registerUsers(program: Command, clock: Clock): void {
  const user = program.command("user").description("look after the accounts of the web desk");
  user
    .command("list")
    .description("show all accounts")
    .option("--json", "print one JSON object")
    .action((options: JsonOption) =>
      withDesk(clock, async ({ accounts }) => {
        const staff = await accounts.list(BY);
        tell(options, { staff: staff.map(staffView) }, staffText(staff));
      }),
    );
  registerInvite(user, clock);
  emailCommand(user, "reset", "print a link with which a new password is chosen").action(
    (email: string, options: JsonOption) =>
      withDesk(clock, async (desk) => {
        const { id } = await accountOf(desk, email);
        const { token } = requireDone(await desk.accounts.resetLink(BY, id));
        const link = ticketLink(desk.base, token);
        tell(options, { link }, `A new password can be chosen once at ${link}`);
      }),
  );
  emailCommand(
    user,
    "reset-second-factor",
    "take the second factor of somebody away who lost the phone, and end all sessions",
  ).action((email: string, options: JsonOption) =>
    withDesk(clock, async (desk) => {
      const { id } = await accountOf(desk, email);
      requireDone(await desk.accounts.resetSecondFactor(BY, id));
      tell(
        options,
        { reset: true },
        `${email} signs in with the password and, where the role asks for one, sets up another second factor.`,
      );
    }),
  );
  emailCommand(
    user,
    "unbind",
    "let the identity provider name somebody else for an account, and end all sessions",
  ).action((email: string, options: JsonOption) =>
    withDesk(clock, async (desk) => {
      const { id } = await accountOf(desk, email);
      requireDone(await desk.accounts.unbind(BY, id));
      tell(
        options,
        { unbound: true },
        `${email} belongs to whoever the provider next names with this verified address.`,
      );
    }),
  );
  registerEdits(user, clock);
}

function registerInvite(user: Command, clock: Clock): void {
  emailCommand(user, "invite", "make an account and print a link with which its password is chosen")
    .requiredOption("--name <name>", "how the person is called", readName)
    .addOption(
      new Option("--role <role>", "what the person may do; docs/staff.md has the table")
        .choices([...ROLES])
        .makeOptionMandatory(),
    )
    .requiredOption("--centres <ids>", "all, or ids of centres such as main,south", readScope)
    .action((email: string, options: InviteOptions) =>
      withDesk(clock, async ({ accounts, base }) => {
        const { name, role, centres } = options;
        const invited = requireDone(await accounts.invite(BY, { name, email, role, centres }));
        const link = ticketLink(base, invited.token);
        tell(
          options,
          { staff: staffView(invited.staff), link },
          `${email} is invited. Within seven days a password can be chosen once at ${link}`,
        );
      }),
    );
}

function registerEdits(user: Command, clock: Clock): void {
  const edit = (email: string, options: JsonOption, change: StaffEdit, words: string) =>
    withDesk(clock, async (desk) => {
      const { id } = await accountOf(desk, email);
      const { staff } = requireDone(await desk.accounts.edit(BY, id, change));
      tell(options, { staff: staffView(staff) }, words);
    });
  emailCommand(
    user,
    "disable",
    "end all sessions and links of an account, and let it do nothing",
  ).action((email: string, options: JsonOption) =>
    edit(email, options, { state: "disabled" }, `${email} is disabled.`),
  );
  emailCommand(user, "enable", "let a disabled account sign in again").action(
    (email: string, options: JsonOption) =>
      edit(email, options, { state: "active" }, `${email} is enabled.`),
  );
  emailCommand(user, "role", "change what somebody may do")
    .addArgument(new Argument("<role>", "the new role").choices([...ROLES]))
    .action((email: string, role: Role, options: JsonOption) =>
      edit(email, options, { role }, `${email} has the role ${role}.`),
    );
}

function emailCommand(user: Command, name: string, description: string): Command {
  return user
    .command(name)
    .description(description)
    .argument("<email>", "the e-mail address of the account", readAddress)
    .option("--json", "print one JSON object");
}

/** @throws AppError `not_found` */
async function accountOf({ accounts }: DeskCommand, email: string): Promise<Staff> {
  const all = await accounts.list(BY);
  const staff = all.find((each) => emailKey(each.email) === emailKey(email));
  if (staff === undefined) throw new AppError("not_found", `There is no account of ${email}.`);
  return staff;
}

function staffText(staff: readonly Staff[]): string {
  if (staff.length === 0) return "There is no account yet.";
  return textTable(
    ["e-mail", "name", "role", "centres", "state"],
    staff.map(({ email, name, role, centres, state }) => [
      email,
      name,
      role,
      centres === "all" ? centres : centres.join(","),
      state,
    ]),
  );
}

function readAddress(text: string): string {
  const email = readEmail(text);
  if (email === null) throw new InvalidArgumentError("write an e-mail address.");
  return email;
}

function readName(text: string): string {
  const name = text.trim();
  if (name === "" || name.length > 100) throw new InvalidArgumentError("write a name.");
  return name;
}

function readScope(text: string): CentreScope {
  if (text === "all") return text;
  const ids = text.split(",").map((part): CentreId => {
    const id = readCentreId(part.trim());
    if (id === null) {
      throw new InvalidArgumentError("write all, or ids of centres with commas between them.");
    }
    return id;
  });
  return [...new Set(ids)].sort();
}
