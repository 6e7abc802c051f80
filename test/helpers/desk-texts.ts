import { loadDeskTexts } from "../../src/app/loaded-content.ts";
import { once } from "../../src/domain/once.ts";

/** The sentences for staff, read once for all tests of a worker. */
export const ownDeskTexts = once(loadDeskTexts);
