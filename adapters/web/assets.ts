import type { Request, Response } from "express";
import { Unavailable } from "../../src/domain/errors.ts";
import type { PageFiles, PagePacker } from "../../src/ports/page-files.ts";

/** The built page, read once into memory: no path of a request ever reaches the disk. */
export interface Assets {
  /** Pages with places to fill in. */
  readonly index: string;
  readonly article: string;
  /** The script for other sites, with a place for what it must know. */
  readonly widget: string;
  /** Sends a built file and tells whether there is one of that name. */
  send(name: string, request: Request, response: Response): boolean;
}

const INDEX = "index.html";
const ARTICLE = "article.html";
const WIDGET = "widget.js";

/**
 * Reads a folder that the build of the page made: two pages, the script for other sites, and files in `assets` whose
 * names change with their content.
 *
 * @throws Unavailable the folder is not there or not whole
 */
export function loadAssets(pageDir: string, packer: PagePacker): Assets {
  const files = read(pageDir, packer);
  return {
    index: files.text(INDEX),
    article: files.text(ARTICLE),
    widget: files.text(WIDGET),
    send: (name, request, response) => files.send(name, request, response),
  };
}

function read(pageDir: string, packer: PagePacker): PageFiles {
  try {
    return packer.read(pageDir, [INDEX, ARTICLE, WIDGET]);
  } catch (error) {
    throw new Unavailable("The chat page is not built; run: npm run build:web", error);
  }
}
