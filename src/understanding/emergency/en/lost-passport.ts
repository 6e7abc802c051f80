import { patterns, type Cues } from "../cue-book.ts";

export const LOST_PASSPORT: Cues = {
  sure: patterns(`
    - (lost|losted|misplaced|loosed|loose|lossed|lose|losing|loosing|dropped) (my|our|his|her|
        their|mine|the) (own|only|ordinary|foreign|current|indian|pakistani|russian|german)?
        <passport>
    - (cant|cannot|can not|couldnt|could not|unable to|not able to|dont) (find|locate|see) _
        <passport>
    - <passport> (and|with|in|from|plus)? _ (is|are|was|were|has been|have been|been|got|s|has|
        have|just|gets|went) (just|now|been|also|suddenly|all|both)? (been)? (lost|stolen|missing|
        gone|disappeared|vanished|misplaced|nowhere|stole|robbed|snatched|destroyed|stollen|
        ruined)
    - (stole|stolen|stealing|snatched|pickpocketed|robbed|stollen) _ <passport>
  `),
  likely: patterns(`
    - (washing machine|dog|dryer|shredder) __ <passport>
    - (left|forgot) _ (jacket|coat|bag|backpack) __ (visa|passport*) _ inside
    - <passport> _ (isnt|is not|not|wasnt|arent) (in|there|at|where|with)
    - (ran|run|disappeared|gone|vanished) (off|away)? with __ <passport>
    - <passport> (included|too|as well|inside) (gone|stolen)
    - (passport|pasport) (robbed|snatched|nicked|taken|destroyed|misplaced)
    - (cant|cannot|can not|couldnt|lost|stole|stolen) _ (travel papers|travel document*|my papers|
        identity papers|my documents|all my documents|our documents)
    - (washed|tore|dog ate|ripped|shredded|soaked) _ passport
    - (lost|misplaced|lossed) _ <passport>
    - (missing) (my|our|his|her|their|a|the) <passport>
    - <passport> (disappeared|vanished|stolen|gone|lost|missing|stollen|nowhere)
    - (left|forgot|forgotten|dropped|leave|lost|fell) (behind)? _ (passport|pasport|passports)
        (in|on|at|inside|behind|into) (the|a|an|my|our|some)? _ (taxi|train|bus|cafe|hotel|
        airport|metro|subway|plane|didi|cab|car|restaurant|station|toilet|bank|shop|somewhere|
        park|river|bar|mall|seat|copier|lake|water|sea|street|counter|cinema|copy|coffee|rickshaw|
        tricycle)
    - <passport> (fell|dropped|left|slipped|was left|is still in|went) (out|in|into|on|from|
        behind|at|down)
    - (bag|wallet|backpack|suitcase|jacket|purse|luggage|handbag|coat|pouch|rucksack|car|room|
        documents) _ (lost|stolen|gone|taken|snatched|missing|stole|robbed|disappeared|left|broken
        into) __ <passport>
    - (lost|stole|stolen|took|snatched|left|forgot|taken|robbed|grabbed|missing) _ (bag|wallet|
        backpack|suitcase|jacket|purse|luggage|handbag|coat|pouch|rucksack|documents|everything)
        __ <passport>
    - (someone|somebody|thief|they|pickpocket) _ (took|taken|stole|stolen|grabbed) _ <passport>
    - (washed|tore|torn|burned|burnt|destroyed|ripped|ate|chewed|soaked|damaged) (up|my|our|his|
        her|the)? _ <passport>
    - <passport> _ (washing machine|torn|ripped|destroyed|burned|burnt|soaked|wet|ruined|
        unreadable|damaged) (by|in|and|what|completely|is|now|$)
    - (am|im|are|stranded|stuck|now|left|here|is) without (a|my|any|our|his|her)? <passport>
    - (passport|pasport) (lost|stolen|missing) (in|at|what|help|please|on|today|yesterday|and|how|
        now|need|flight|$)
    - ^ (lost|stolen) (passport|pasport)
    - report* _ (loss|theft) of my passport
  `),
  hints: patterns(`
    - (visa|passport*) (is|was|are|were) (inside|in it|in there)
    - (my|our|his|her|their) <passport> (was|were) (in|inside|with|on)
    - (isnt|is not|not|wasnt|isn) (in|there|at|on|with) (the|my|our|any)? (safe|bag|pocket|drawer|
        room|machine|wallet|any|anymore|suitcase|backpack|desk|jacket|it)
    - (nobody|no one|noone|hasnt|havent) (has)? (seen|found|handed|turned) (it|in|them)
    - (no other|without any|no) (document|documents|id|identification|papers)
    - (pocket|safe|bag|drawer|backpack|wallet|suitcase) (is|was) (empty|open|gone|open and)
    - (ran|run|gone|disappeared|vanished) (off|away)? (with|together with) (everything|it|my|our|
        all|the)
    - (searched|looked|looking|search|turned) (everywhere|every|all over|the whole|everything)
    - (left|forgot|forgotten|dropped) (it|them|my bag|my jacket|the bag|in the|on the)
    - (taxi|train|bus|driver) (is|was|has|already)? (gone|left|away)
    - (only|just) (a)? (copy|photo|scan) (left|of it|remains)
  `),
};
