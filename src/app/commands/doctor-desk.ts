import type { ServiceCentre } from "../../domain/centre.ts";
import { permits, type Staff } from "../../domain/staff.ts";
import { createCentreStore } from "../../store/centres.ts";
import { createStaffStore } from "../../store/staff.ts";
import { withExistingDatabase } from "./existing-database.ts";
import type { Finding } from "./finding.ts";

/** Looks whether each centre can be asked: by whom cases are worked on there, and when it is open. */
export function examineCentres(databaseUrl: string): Promise<readonly Finding[]> {
  return withExistingDatabase(databaseUrl, async (database) => {
    if (database === null) return [];
    const centres = await createCentreStore(database).list();
    const staff = await createStaffStore(database).list();
    return centres.flatMap((centre) => [staffFinding(centre, staff), hoursFinding(centre)]);
  });
}

function staffFinding({ id, destinations }: ServiceCentre, staff: readonly Staff[]): Finding {
  const what = `centre ${id} staff`;
  const working = staff.filter((each) => permits(each, "case.work", id)).length;
  if (working > 0) {
    return {
      what,
      state: "fine",
      note: `Accounts that may work on its cases: ${String(working)}.`,
    };
  }
  const channels = destinations.length === 0 ? " and it has no channel" : "";
  return {
    what,
    state: "warning",
    note: `Nobody may work on its cases${channels}, so people are not sent there: user invite, or the web desk (Staff), gives somebody the role staff or lead.`,
  };
}

function hoursFinding({ id, hours }: ServiceCentre): Finding {
  const what = `centre ${id} hours`;
  if (hours !== null) return { what, state: "fine", note: "Its office hours are confirmed." };
  return {
    what,
    state: "warning",
    note: `Nobody has confirmed its office hours, so people are not told when it is open: centre set ${id} --hours, or the web desk (Centres), enters them.`,
  };
}
