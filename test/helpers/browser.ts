import { accessSync, constants } from "node:fs";
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
      const executablePath = await find();
      if (executablePath === null) failures.push(`${origin}: none`);
      else return await chromium.launch({ executablePath, args: ["--no-sandbox"] });
    } catch (error) {
      failures.push(`${origin}: ${String(error).split("\n")[0] ?? ""}`);
    }
  }
  throw new NoBrowserError(`no browser starts (${failures.join("; ")})`);
}

const CANDIDATES: readonly (readonly [string, () => Promise<string | null>])[] = [
  ["CHROME_PATH", () => Promise.resolve(process.env["CHROME_PATH"] ?? null)],
  ["installed", () => Promise.resolve(installedBrowser())],
  ["package", packagedBrowser],
];

function installedBrowser(): string | null {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const paths = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return paths.find(isExecutable) ?? null;
}

/** The package unpacks its libraries only where it believes to run at a cloud provider. */
async function packagedBrowser(): Promise<string> {
  process.env["AWS_EXECUTION_ENV"] ??= "AWS_Lambda_nodejs22.x";
  const { default: packaged } = await import("@sparticuz/chromium");
  return packaged.executablePath();
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
