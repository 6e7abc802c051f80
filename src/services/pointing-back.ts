import type { LanguageTag } from "../domain/locale.ts";

/** How a paragraph begins that means something said before it; in lower case. */
interface Beginnings {
  readonly words: readonly string[];
  /** Begins like one of them, and means nothing said before. */
  readonly except: readonly string[];
}

/** Words of Chinese are not parted by spaces, so that a beginning may be the beginning of a word. */
const UNSPACED: ReadonlySet<LanguageTag> = new Set(["zh"]);

const BEGINNINGS: ReadonlyMap<LanguageTag, Beginnings> = new Map([
  [
    "en",
    {
      words: words(`
        it|its|they|their|them|he|she|this|that|these|those|such|the same|both|another|other|others|otherwise|besides|but
        |however|also|so|then|in this|in that|in these|in those|for this|for these|after this|after that|none of this
      `),
      except: words("it is advised|it is commonly advised"),
    },
  ],
  [
    "zh",
    {
      words: words(
        "它|他|她|这|那|该|此|其|上述|以上|同一|同样|双方|两者|也|还|但|不过|另|否则|当时|届时|因此|所以",
      ),
      except: words("其实|还款|另存"),
    },
  ],
  [
    "ru",
    {
      words: words(`
        он|она|оно|они|его|её|ее|их|ему|ей|им|у него|у неё|у них|по нему|по ней|по ним|для него|для неё|для них|это|этот
        |эта|эти|этого|этой|этих|этому|этим|при этом|в этом|для этого|после этого|тот же|та же|то же|те же|такой|такая
        |такое|такие|оба|обе|другой|другая|другое|другие|также|кроме того|но|однако|иначе|поэтому|затем|тогда
      `),
      except: [],
    },
  ],
  [
    "fr",
    {
      words: words(`
        il|ils|elle|elles|ce|cet|cette|ces|cela|celui-ci|celle-ci|ceux-ci|celles-ci|leur|leurs|le même|la même|les mêmes
        |les deux|un autre|une autre|d’autres|autre|autres|aussi|de plus|en outre|mais|cependant|sinon|alors|ensuite|dans ce
        |dans cette|dans ces|pour cela|après cela
      `),
      except: words(`
        il faut|il fallait|il vous faut|il peut aussi vous falloir|il existe|il y a|il est conseillé|il n’est pas perçu
        |il ne s’agit|ce que|ce qui|ce sont
      `),
    },
  ],
  [
    "es",
    {
      words: words(`
        él|ella|ellos|ellas|este|esta|estos|estas|esto|ese|esa|esos|esas|eso|dicho|dicha|dichos|dichas|el mismo|la misma|los
        mismos|las mismas|lo mismo|ambos|ambas|otro|otra|otros|otras|también|tampoco|además|pero|sin embargo|por eso|luego
        |entonces|en este|en esta|en estos|en estas|en ese|en esa|en esos|en esas|para ello
      `),
      except: [],
    },
  ],
  [
    "ar",
    {
      words: words(`
        هو|هي|هم|هما|هذا|هذه|هؤلاء|ذلك|تلك|وهو|وهي|وهم|وهذا|وهذه|وذلك|وتلك|كما|كذلك|لكن|ولكن|لذلك|ولذلك|وإلا|عندئذ|وعندئذ|في هذا
        |في هذه|في ذلك|في تلك|بعد ذلك|لهذا|لهذه
      `),
      except: [],
    },
  ],
]);

function words(list: string): string[] {
  return list.split("|").map((one) => one.trim().replaceAll(/\s+/gu, " "));
}

/** Whether a paragraph begins with a word that means something said before it, such as "It" or "The same guide". */
export function pointsBack(text: string, language: LanguageTag): boolean {
  const beginnings = BEGINNINGS.get(language);
  if (beginnings === undefined) return false;
  const own = text.trimStart().toLowerCase();
  const begins = (word: string): boolean =>
    own.startsWith(word) &&
    (UNSPACED.has(language) || !/^[\p{L}\p{M}]/u.test(own.slice(word.length)));
  return beginnings.words.some(begins) && !beginnings.except.some(begins);
}
