import { readFileSync, writeFileSync } from "node:fs";
import { InvalidArgumentError, type Command } from "commander";
import { strToU8, zipSync } from "fflate";
import { ICONS, manifestFiles } from "../../../adapters/teams/manifest.ts";
import { loadTexts } from "../../content/texts.ts";
import { AppError } from "../../domain/errors.ts";
import { readSettings } from "../config.ts";
import { fromHere, inProject } from "../paths.ts";
import { protectedTexts } from "../whole-language.ts";

interface PackageOptions {
  readonly out: string;
  readonly appVersion: string;
}

/** Adds the commands for setting Microsoft Teams up. */
export function registerTeams(program: Command): void {
  program
    .command("teams")
    .description("set Microsoft Teams up")
    .command("package")
    .description("write the app package to be uploaded to Teams: manifest, languages and icons")
    .option("--out <file>", "where to write it", fromHere, fromHere("yizhan-teams.zip"))
    .option(
      "--app-version <version>",
      "higher than that of a package it replaces",
      readVersion,
      "1.0.0",
    )
    .action(({ out, appVersion }: PackageOptions) => {
      const packed = teamsPackage(process.env, appVersion);
      try {
        writeFileSync(out, packed);
      } catch (error) {
        throw new AppError("usage", `Cannot write ${out}: choose another file with --out.`, {
          cause: error,
        });
      }
      process.stdout.write(`Wrote ${out}: upload it in Teams under Apps, Manage your apps.\n`);
    });
}

/**
 * The app package as a zip.
 *
 * @throws AppError `settings_invalid`, naming the setting that is missing
 */
export function teamsPackage(
  environment: Readonly<Record<string, string | undefined>>,
  version: string,
): Uint8Array {
  const { publicUrl, platforms } = readSettings(environment);
  const appId = platforms.teams?.app?.id;
  if (appId === undefined) {
    throw missing("TEAMS_APP_ID", "the id of the bot's app registration");
  }
  if (publicUrl?.startsWith("https://") !== true) {
    throw missing("PUBLIC_URL", "the https address at which Teams reaches this service");
  }
  const said = loadTexts(inProject("locales"));
  if (!said.ok) {
    throw new AppError("content_invalid", "The sentences have faults: run content check.");
  }
  const files = manifestFiles({ appId, publicUrl, version, texts: protectedTexts(said.texts) });
  const icons = Object.values(ICONS).map((name): [string, Uint8Array] => [
    name,
    new Uint8Array(readFileSync(inProject(`adapters/teams/${name}`))),
  ]);
  const written = [...files].map(([name, content]): [string, Uint8Array] => [
    name,
    strToU8(`${JSON.stringify(content, null, 2)}\n`),
  ]);
  return zipSync(Object.fromEntries([...written, ...icons]));
}

function missing(setting: string, what: string): AppError {
  return new AppError(
    "settings_invalid",
    `Set ${setting} first, ${what}; see docs/platforms/teams.md.`,
  );
}

function readVersion(text: string): string {
  if (!/^\d{1,5}\.\d{1,5}\.\d{1,5}$/.test(text)) {
    throw new InvalidArgumentError("write a version such as 1.0.1.");
  }
  return text;
}
