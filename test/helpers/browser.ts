import { accessSync, constants, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { chromium, type Browser } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/** Why no browser can be had; a test that is skipped for it must say so, and must fail in CI. */
export class NoBrowserError extends Error {
  override readonly name = "NoBrowserError";
}

/**
 * Starts a real browser: that of `CHROME_PATH`, else an installed one, else the one that a package brings.
 *
 * @throws NoBrowserError none of them starts
 */
export async function launchBrowser(): Promise<Browser> {
  const failures: string[] = [];
  for (const [origin, find] of CANDIDATES) {
    try {
      const found = await find();
      if (found !== null) return await launch(found);
      failures.push(`${origin}: none`);
    } catch (error) {
      failures.push(`${origin}: ${String(error).split("\n")[0] ?? ""}`);
    }
  }
  throw new NoBrowserError(`no browser starts (${failures.join("; ")})`);
}

interface Found {
  readonly executablePath: string;
  /** Made for this browser alone, and gone with it; `null` when there is none. */
  readonly folder: string | null;
}

const CANDIDATES: readonly (readonly [string, () => Promise<Found | null>])[] = [
  ["CHROME_PATH", () => Promise.resolve(placed(process.env["CHROME_PATH"]))],
  ["installed", () => Promise.resolve(placed(installedBrowser()))],
  ["package", packagedBrowser],
];

async function launch({ executablePath, folder }: Found): Promise<Browser> {
  const remove = (): void => {
    if (folder !== null) rmSync(folder, { recursive: true, force: true });
  };
  try {
    const env =
      folder === null ? {} : { env: { ...process.env, FONTCONFIG_FILE: fontsOf(folder) } };
    const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"], ...env });
    browser.once("disconnected", remove);
    process.once("exit", remove);
    return browser;
  } catch (error) {
    remove();
    throw error;
  }
}

function placed(executablePath: string | undefined): Found | null {
  return executablePath === undefined || executablePath === ""
    ? null
    : { executablePath, folder: null };
}

function installedBrowser(): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const paths = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return paths.find(isExecutable);
}

/**
 * The package unpacks its libraries only where it believes to run at a cloud provider, and takes up whatever browser
 * lies in the folder for temporary files, be it another user's or half unpacked: so it gets a folder of its own.
 */
async function packagedBrowser(): Promise<Found> {
  const folder = mkdtempSync(join(tmpdir(), "yizhan-browser-"));
  const before = process.env["TMPDIR"];
  process.env["TMPDIR"] = folder;
  process.env["AWS_EXECUTION_ENV"] ??= "AWS_Lambda_nodejs22.x";
  try {
    const { default: packaged } = await import("@sparticuz/chromium");
    return { executablePath: await packaged.executablePath(), folder };
  } finally {
    if (before === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = before;
  }
}

/** Where the browser finds letters. The package names a folder that is not there, and without any a page can end the browser. */
function fontsOf(folder: string): string {
  const file = join(folder, "fonts.conf");
  const folders = [join(folder, "fonts"), "/usr/share/fonts", "/usr/local/share/fonts"];
  const dirs = folders.map((name) => `<dir>${name}</dir>`).join("");
  const cache = `<cachedir>${join(folder, "font-cache")}</cachedir>`;
  writeFileSync(file, `<?xml version="1.0"?><fontconfig>${dirs}${cache}</fontconfig>`);
  return file;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
