/** A whole, small `knowledge/` without fault, to plant one in; names are short so that lines are easy to count. */
export const SMALL_KNOWLEDGE: Readonly<Record<string, string>> = {
  "sources.yaml": `law:
  title: "The law"
  publisher: The state
  url: https://law.example/
  seenOn: 2026-10-07
  confidence: high
blog:
  title: "A blog"
  publisher: Somebody
  seenOn: 2026-09-01
  confidence: low-medium
rumour:
  title: "A rumour"
  publisher: Nobody
  seenOn: 2026-09-01
  confidence: low
`,
  "facts/visas.yaml": `stay: { type: duration, value: 30 days, source: law }
end: { type: date, value: 2026-12-31, source: law }
fee: { type: money, value: 400 CNY, source: law }
hotline: { type: phone, value: "12367", source: law }
page: { type: url, value: https://law.example/form, source: law }
nations:
  - { type: count, value: 55, until: 2026-08-19, source: law }
  - { type: count, value: 57, from: 2026-08-20, source: law }
`,
  "tables/contacts.yaml": `hotline:
  names:
    en: the hotline
    zh: 热线
  phone: hotline
  sources: [law]
`,
  "tables/visa-free.yaml": `elsewhere: { work: visas/free }
rows:
  - { country: DE, scheme: unilateral, days: 30, from: 2023-12-01, until: 2026-12-31, sources: [law], confidence: high }
  - { country: IR, scheme: none, sources: [law], confidence: medium }
`,
  "tables/holidays.yaml": `rows:
  - { holiday: newYear, from: 2026-01-01, until: 2026-01-03, worked: [2026-01-04], sources: [law] }
  - { holiday: nationalDay, from: 2026-10-01, until: 2026-10-07, sources: [law] }
  - { holiday: newYear, from: 2027-01-01, until: 2027-01-01, provisional: true, sources: [law] }
`,
  "tables/places.yaml": `shanghai:
  names: { en: Shanghai, zh: 上海 }
beijing:
  names: { en: Beijing, zh: 北京 }
  aliases: [Peking]
`,
  "tables/centres.yaml": `hongqiao:
  place: shanghai
  names: { en: The centre, zh: 中心 }
  phone: hotline
  sources: [law]
`,
  "tables/programmes.yaml": `fund:
  names: [The Fund, 基金]
  article: visas/fees
other:
  names: [Another Fund]
`,
  "allowed-names.yaml": `- "12367"
- "Z visa"
`,
  "negatives/en.yaml": `near: [ "visa for mars" ]
far: [ "how to cook rice" ]
`,
  "visas/free/article.yaml": `owner: entry
reviewBy: 2026-12-15
confirmAt: [hotline]
claims:
  exemption: { until: end, sources: [law] }
  noWork: { sources: [law] }
related: [visas/fees]
table: { name: visa-free, scheme: unilateral }
besideTable: [noWork]
`,
  "visas/free/en.md": `---
title: "Visa-free entry"
questions:
${questions("free")}
summary: ":claim[You may stay up to {stay}; this ends on {end}.]{id=exemption} :claim[You may not work.]{id=noWork}"
---

:::claim{id=exemption}
{nations, plural, one {# nation} other {# nations}} may use it.
:::

See also [fees](article:visas/fees).
`,
  "visas/fees/article.yaml": `confirmAt: [hotline]
claims:
  fee: { sources: [law] }
`,
  "visas/fees/en.md": `---
title: "Fees"
questions:
${questions("fees")}
summary: ":claim[The fee is {fee}.]{id=fee}"
---

- :claim[Pay at [this page]({page}).]{id=fee}
`,
};

/** Eight questions in YAML, each like no other article's. */
export function questions(word: string): string {
  return Array.from(
    { length: 8 },
    (_, index) => `  - question ${word} number ${"i".repeat(index + 1)}`,
  ).join("\n");
}
