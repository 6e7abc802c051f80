import { describe, expect, it } from "vitest";
import { createDays, dayNumber } from "../../../web/src/days.ts";

const NOW = new Date(2026, 10, 27, 9, 5);
const locale = (tag: string): string => `${tag}-u-ca-gregory-nu-latn`;

describe("the days of a conversation", () => {
  it.each([
    ["en-GB", "Today", "Yesterday", "Wednesday, 25 November 2026"],
    ["zh", "今天", "昨天", "2026年11月25日星期三"],
    ["fr", "Aujourd’hui", "Hier", "Mercredi 25 novembre 2026"],
    ["es", "Hoy", "Ayer", "Miércoles, 25 de noviembre de 2026"],
    ["ru", "Сегодня", "Вчера", "Среда, 25 ноября 2026 г."],
    ["ar", "اليوم", "أمس", "الأربعاء، 25 نوفمبر 2026"],
  ])("are called as one says in “%s”", (tag, today, yesterday, date) => {
    const days = createDays(locale(tag));
    const at = (date: number): string => days.day(new Date(2026, 10, date, 23, 59), NOW);
    expect([at(27), at(26), at(25)]).toEqual([today, yesterday, date]);
  });

  it("are those of the calendar, however few hours lie between", () => {
    const [late, early] = [new Date(2026, 10, 26, 23, 59), new Date(2026, 10, 27, 0, 1)];
    expect(createDays(locale("en-GB")).day(late, early)).toBe("Yesterday");
    expect(dayNumber(early) - dayNumber(late)).toBe(1);
    // A day that has not come yet has its date: the clock of the browser may be behind.
    expect(createDays(locale("en-GB")).day(early, late)).toBe("Friday, 27 November 2026");
  });

  it("have times of the person’s clock", () => {
    expect(createDays(locale("en-GB")).time(NOW)).toBe("09:05");
    expect(createDays(locale("ar")).time(NOW)).toBe("9:05 ص");
  });
});
