import { z } from "zod";
import { readCentreHours, type ServiceCentre } from "../../domain/centre.ts";
import type { CentreId } from "../../domain/staff.ts";
import type { Centres } from "../../services/centres.ts";
import { defineRoute, json, refuse, type Answer, type ConsoleRoute } from "./route.ts";
import { centreFields, centreId, centreNames } from "./schemas.ts";

/** Looking after the centres. */
export function centreRoutes(centres: Centres): readonly ConsoleRoute[] {
  return [
    defineRoute({
      method: "GET",
      path: "/centres",
      action: "signed-in",
      handle: async ({ by }) => {
        const all = await centres.list(by.staff);
        return json({ centres: all.map(centreView), choices: centres.choices() });
      },
    }),
    defineRoute({
      method: "POST",
      path: "/centres",
      action: "centre.edit",
      body: z.strictObject({ ...centreFields, id: centreId, names: centreNames }),
      handle: async ({ by, body: { id, names, hours: entered, ...fields } }) => {
        const hours = entered === undefined ? entered : readCentreHours(entered);
        if (typeof hours === "string") return refuse("hours_invalid", hours);
        return answerOf(await centres.add(by.staff, id, names, { ...fields, hours }), 201);
      },
    }),
    defineRoute({
      method: "POST",
      path: "/centres/:id",
      action: "centre.edit",
      body: z.strictObject({ revision: z.int().min(1), ...centreFields }),
      handle: async ({ by, param, body: { revision, hours: entered, ...fields } }) => {
        const hours = entered === undefined ? entered : readCentreHours(entered);
        if (typeof hours === "string") return refuse("hours_invalid", hours);
        const id = param("id") as CentreId;
        return answerOf(await centres.edit(by.staff, id, revision, { ...fields, hours }), 200);
      },
    }),
  ];
}

function answerOf(result: Awaited<ReturnType<Centres["edit"]>>, status: number): Answer {
  if (result.kind === "refused") return refuse(result.reason, result.detail);
  return json({ centre: centreView(result.centre) }, status);
}

/** A centre as pages know it. */
export function centreView({ createdAt, updatedAt, ...centre }: ServiceCentre) {
  return { ...centre, createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
}
