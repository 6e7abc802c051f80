import { Secret, TOTP } from "otpauth";
import type { OneTimeCodes } from "../ports/one-time-codes.ts";

const ISSUER = "Yizhan";
const SECRET_BYTES = 20;
/** What every app can do; some can do nothing else. */
const USUAL = { algorithm: "SHA1", digits: 6, period: 30 } as const;
/** Steps before and after the present one. */
const WINDOW = 1;

export const oneTimeCodes: OneTimeCodes = {
  newSecret: () => new Secret({ size: SECRET_BYTES }).base32,
  stepOf: (secret, code, now) => {
    const timestamp = now.getTime();
    const totp = new TOTP({ ...USUAL, secret });
    const delta = totp.validate({ token: code, timestamp, window: WINDOW });
    return delta === null ? null : totp.counter({ timestamp }) + delta;
  },
  addressOf: (secret, account) =>
    new TOTP({ ...USUAL, secret, issuer: ISSUER, label: account }).toString(),
};
