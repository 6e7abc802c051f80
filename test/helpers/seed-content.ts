import { inProject } from "../../src/app/paths.ts";
import { secrets } from "../../src/app/secrets.ts";
import { readDocumentFiles } from "../../src/content/document-files.ts";
import type { DocumentPath } from "../../src/domain/document.ts";
import { createContentStore } from "../../src/store/content.ts";
import { openDatabase } from "../../src/store/open-database.ts";

/** Brings documents into force in a new database, and has the files of the project not proposed in their place. */
export async function seedContent(
  address: string,
  documents: ReadonlyMap<DocumentPath, string>,
  now: Date,
): Promise<void> {
  const database = await openDatabase(address, "server");
  const store = createContentStore(database);
  await store.seed(documents, now);
  const files = [...readDocumentFiles(inProject("."))];
  await store.offerSeed(new Map(files.map(([name, text]) => [name, secrets.hashOf(text)])), []);
  await database.close();
}
