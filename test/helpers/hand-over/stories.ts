import type { ResearcherPlatform, StaffPlatform } from "./world.ts";

/** What is said in one story by those who take part in it, all of it in one language. */
export interface StoryWords {
  readonly question: string;
  /** Part of what the bot answers. */
  readonly answered: string;
  readonly human: string;
  /** The next three are said in no other story. */
  readonly more: string;
  readonly reply: string;
  readonly note: string;
}

export interface Story {
  readonly number: number;
  readonly person: ResearcherPlatform;
  readonly staff: StaffPlatform;
  readonly language: "ru" | "ar";
  /** How the person asks for a person. */
  readonly asks: "in words" | "by button" | "by command";
  readonly words: StoryWords;
}

const WORDS: Readonly<Record<Story["language"], StoryWords>> = {
  ru: {
    question: "Я из Узбекистана, еду в Ухань на конференцию на 10 дней, нужна ли виза?",
    answered: "30 дней",
    human: "поговорить с человеком",
    more: "Мой загранпаспорт действует ещё восемь месяцев, этого достаточно? Вопрос",
    reply: "Да, этого достаточно. Приглашение мы отправим вам сегодня. Ответ",
    note: "先核对护照有效期，再答复。备注",
  },
  ar: {
    question: "هل يحتاج المواطن الألماني إلى تأشيرة لمدة أسبوعين؟",
    answered: "30 يومًا",
    human: "أريد التحدث إلى شخص",
    more: "جواز سفري صالح لثمانية أشهر أخرى، هل يكفي ذلك؟ السؤال",
    reply: "نعم، هذا يكفي. سنرسل إليك خطاب الدعوة اليوم. الجواب",
    note: "先核对护照有效期，再答复。备注",
  },
};

const PEOPLE: readonly ResearcherPlatform[] = ["web", "telegram", "slack", "teams"];
const STAFF: readonly StaffPlatform[] = ["desk", "telegram", "slack", "teams"];
const WAYS: readonly Story["asks"][] = ["in words", "by button", "by command"];

/** Every platform of people with every place where staff work; each of them in both languages. */
export const STORIES: readonly Story[] = PEOPLE.flatMap((person, row) =>
  STAFF.map((staff, column) => storyOf(person, staff, row, column)),
);

/** Those who take the consent back, one on each platform. */
export const WITHDRAWALS: readonly Story[] = PEOPLE.map((person, row) => ({
  ...storyOf(person, "desk", row, row + 1),
  ...saidIn(row % 2 === 0 ? "ar" : "ru", 201 + row),
}));

function storyOf(
  person: ResearcherPlatform,
  staff: StaffPlatform,
  row: number,
  column: number,
): Story {
  const language = (row + column) % 2 === 0 ? "ru" : "ar";
  const asks = WAYS[(row + 2 * column) % WAYS.length] ?? "in words";
  return { person, staff, asks, ...saidIn(language, 101 + row * STAFF.length + column) };
}

function saidIn(
  language: Story["language"],
  number: number,
): Pick<Story, "number" | "language" | "words"> {
  const words = WORDS[language];
  const own = (text: string): string => `${text} ${String(number)}.`;
  return {
    number,
    language,
    words: { ...words, more: own(words.more), reply: own(words.reply), note: own(words.note) },
  };
}
