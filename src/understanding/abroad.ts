import type { Mention } from "./mentions.ts";

/** Words right before a country's name that make it the place where somebody goes or is. */
const TOWARDS =
  /(?:^| )(?:to|in|into|for|visit|visiting|enter|entering|en|au|aux|a|al|hacia|para|в|во|на|v|vo|na|الى|في|ل|لل|\+ل|\+ب)(?: the| la| le| l| el)?$/u;
const TOWARDS_HAN = /(?:去|到|赴|往|飞|在|申请|办|办理|移民)$/u;

/** Places and papers of other countries that name no country. */
const ELSEWHERE_NAMES =
  /schengen|шенген|schengen|شنغن|شينغن|申根|green card|грин ?карт|绿卡|h1b|h 1b|esta visa|blue card|голуб\p{L}+ карт|蓝卡|\buk visa|etias|f1 visa|f 1 visa/u;

/** China, its cities and its people: a question that names them is about China, whatever else it names. */
const CHINA =
  /chin(?:a|ese|e\b|ois|o\b|os\b|as\b)|кита|kita[iyj]|中国|中方|来华|在华|华的|国内|صين|beijing|peking|pekin|pequin|shanghai|wuhan|guangzhou|shenzhen|chengdu|hangzhou|nanjing|xi ?an\b|tianjin|chongqing|harbin|qingdao|urumqi|xinjiang|kunming|hainan|пекин|шанха|ухан|гуанчжоу|шэньчжэн|чэнду|харбин|урумчи|хайнан|北京|上海|武汉|广州|深圳|成都|杭州|南京|西安|天津|重庆|哈尔滨|乌鲁木齐|昆明|海南|بكين|شنغهاي|ووهان/u;

/**
 * Tells whether a question speaks of going to, or being in, another country and not of China. It may still be about
 * China: the asker's present place is told in the same words.
 */
export function speaksOfAbroad(
  plain: string,
  mentions: readonly Pick<Mention, "word" | "before">[],
): boolean {
  if (CHINA.test(plain)) return false;
  if (ELSEWHERE_NAMES.test(plain)) return true;
  return mentions.some(
    ({ word, before }) =>
      word.form === "name" && (TOWARDS.test(before) || TOWARDS_HAN.test(before)),
  );
}
