import { patterns, type Context } from "../cue-book.ts";

export const CONTEXT: Context = {
  unreal: patterns(`
    - (can|may|could|will|would|do) (they|the police|police|my boss|my employer|an employer|a
        company|the company|the university|the school|the landlord|foreigners|one|people|
        authorities|immigration) _ (put|be|get|keep|take|hold|arrest*|deport*|detain*|confiscate|
        force|lock|seize|refuse|withhold|held)
    - (if|in case|incase|suppose|supposing|imagine|assuming|hypothetical*|unless|whether|in the
        event|provided)
    - (what|how|who|where|which|why) __ (when|whenever) (a|an|the|your|someone|somebody|people|
        foreigners|one|you|foreign|scholars|students|researchers|passport*|my|there|i|we)
    - (when|whenever|once) (a|your|someone|somebody|people|foreigners|one|you|foreign|students|
        researchers|passports)
    - (prevent*|avoid|avoiding|avoids|protect*|against|risk of|chance of|chances of|probability|
        fear of|danger of|likelihood|likely to|possibility of|instead of|rather than|without|able
        to prevent)
    - how (not|can one|can people|likely|often|common|many|much)
    - (do|does|can|could|would|will|should|may) (people|foreigners|one|students|researchers|
        scholars|tourists|police|they|companies|employers|china|i|we|he|she|you|the police|the
        boss|an employer|a company) _ (get|be|take|keep|lose|hold|have|risk|arrest|detain|allowed)
    - (is|are) (it|employers|companies|they|an employer|a company) (legal|allowed|illegal|
        possible|common|true|ok|okay|normal|safe|dangerous)
    - (nobody|no one|noone|none of|never|wasnt|havent been|hasnt been|not been|was not|were not|
        werent|isnt being|not (been|being|robbed|lost|injured|hurt|stolen)|have not|has not|didnt|
        did not)
    - (how (do|would|can|should) (you|i|we|people) (say|write|pronounce)|translate|translation|
        translates|meaning of|what does|word for|characters for|phrase for|mean by)
    - (dont|do not|not|didnt|doesnt) (want|wish|like) (to|my|him|her) (lose|be|get|losing|being|
        risk|have|become|fall)
    - (worried|worry|worrying|afraid|scared|concerned|nervous|anxious) (about|of|that i|that my|
        that he|that she|i|to) (might|may|could|would|will|losing|being|getting|lose|be|get|
        having)
    - (if|whether) _ (ever|any)
    - (how to|tips|advice|rules|rule|guide|guidance|instructions|procedure|procedures|policy|
        policies|steps|regulations|protocol*|law|laws|penalty|punishment|fine|form|forms) (for|on|
        about|in|when|of|to|against)
    - (know|learn|understand|tell me|explain|wonder|wondering|curious) (what|how|whether|about) _
        (happens|happen|would|someone|people|foreigners|in general|usually|to do when)
    - what happens
    - (someone|somebody|anyone|anybody|a person|people|those|everyone|foreigners) who
    - (would|could|might) (ever|be|have been|get)
  `),
  unrealAfter: [],
  longAgo: patterns(`
    - last (year|month|summer|winter|spring|autumn|fall|semester|decade|century|time|january|
        february|march|april|may|june|july|august|september|october|november|december)
    - (years|year|months|decades|semesters|month|decade|centuries) (ago|back|earlier|before)
    - (in|since|during|from|of|until|back in) (19##|20##)
    - when (i|he|she|we|my|they) (was|were) (a|an|young|little|in|at|still|#|##|studying|living|
        small|working|travelling|traveling)
    - (as a|in my|during my) (child|childhood|youth|kid|teenager|student years|previous|first
        trip|last trip)
    - (ages|long|long time|some time|a while) ago
    - (in the past|previously|used to|once before|historically|formerly|back then|at that time)
  `),
  elsewhere: patterns(`
    - (i|we|he|she|group|lab|team|institute|who|department|supervisor|dissertation) _ (study|
        studies|model|models|simulate|simulates|investigate|investigates|research|work on|works
        on|working on|teach|teaches|specialize|specialise)
    - (next|coming) (year|month|week|spring|summer|autumn|winter|semester|january|february|march|
        april|may|june|july|august|september|october|november|december)
    - (expires|expire|expired|expiring|expiry|renew|renewal|renewed)
    - (due|expected|expecting) (in|on|next|date)
    - (my|our|the|a|his|her|this|in|write|writing|read) _ (novel|thesis|dissertation|movie|film|
        documentary|thriller|podcast|drama|textbook|manuscript|screenplay|short story|fiction|tv
        series|videogame|board game|joke|poem|proverb|idiom|song)
    - (course|courses|training|seminar|workshop|lecture|lectures|conference|webinar|simulation|
        simulations|drill|exercise|class|classes|project|paper|papers|article|articles|study|
        studies|research|book|chapter|talk|presentation|module|experiment*|survey|questionnaire|
        interview*|poster|symposium|workshops|lesson|lessons) (on|about|into|called|titled|of|
        regarding|concerning|that deals|covers|named|investigating|examining|for how)
    - (study|studies|studying|research|researching|researches|investigate*|investigating|model|
        models|modelling|modeling|simulat*|analys*|analyz*|work on|works on|working on|
        specialise*|specialize*|teach|teaches|teaching|lecture on|publish*) _ (how|earthquake*|
        stroke|strokes|heart|fire|fires|explosion*|suicide|crime|poison*|injur*|accident*|
        violence|trauma|seizure*|flood*|robber*|fraud*|kidnap*|rape|torture|detention|bleeding|
        burn*|drowning|death*|attack*|patients|mice|rats|wounds|theft|police|blackmail|threat*|
        victims|fever|people|animals)
    - (mice|mouse|rats|rat|zebrafish|rabbits|in vitro|monkeys|fruit flies|animal model|animal
        models|cell line|specimens)
    - (dreamed|dreamt|dream|nightmare|joke|joking|kidding|metaphor*|figuratively|pretend|role
        play|roleplay|role playing|theatre|theater play)
    - (i read|ive read|i heard|ive heard|news about|in the news|read about|heard about|heard that|
        statistics|according to|watched|saw a video|saw a film|saw a documentary|movie about|book
        about|blog)
    - (insurance|insurer|insured) (cover*|policy|pay*|claim|company|plan|include*|for)
    - (history|historical|ancient|war|century|dynasty|archaeolog*|medieval|soviet times)
    - (every|each) (year|winter|summer|spring|time|month)
    - (recovered|healed|cured|better now|fully fine|long since|already replaced|already renewed|
        got it back|gave it back|returned it)
    - (job|position|vacancy|fellowship|postdoc position|internship|salary) (offer|in|at|as|for)
    - (apply|applying|application) (for|to) _ (grant|position|fellowship|job|phd|programme|
        program|course|project)
  `),
  now: patterns(`
    - (right now|just now|minutes ago|minute ago|hours ago|hour ago|seconds ago|today|tonight|
        yesterday|this morning|this afternoon|this evening|last night|at this moment|at the
        moment|immediately|please hurry|asap|help me|help us|please help|as we speak|urgently|
        moments ago|since morning|still bleeding)
  `),
  invented: patterns(`
    - (write|writing|wrote|written|reading|plot of|chapter of|character|characters|scene) _
        (novel|story|script|screenplay|thriller|film|movie|book|play|comic|game)
    - (in|of|for) (my|the|this|a|our) (novel|screenplay|thriller|short story|film script|video
        game|movie|crime novel)
    - (the|main) (character|protagonist|hero|heroine) (is|of|was|gets|in)
    - how (do|would|can|should) (you|i|we) (say|write|pronounce)
    - (please)? translate (this|the following|into|the sentence|to)
  `),
  over: patterns(`
    - (let|allowed) (me|us) (in|through|pass|enter|to enter)
    - (have|has|got|received|issued|gotten|with) (already|since)? (me|us|him|her)? (a|an|my|the|
        his|her)? (brand)? (new|replacement) <passport>
    - (i|we|they|he|she|police|ive|weve|someone|already|staff|later|luckily|then) (have|has|had|
        just|already|later|finally|luckily)? (already|just|finally)? (found|recovered|returned|
        got) (it|my|the|our|them|his|her) (passport|again|back|in|under|later|now|at|yesterday|
        today|$)
    - (he|she|everyone|i|we|they|everybody|all|hes|shes|im|theyre) (is|are|am|was|were)? (all|now|
        already|completely|totally|perfectly)? (fine|ok|okay|safe|recovered|well|healthy|better)
        (now|again|since|already)
    - (false alarm|was a joke|just kidding|only a drill|only a test|just a drill|was a drill|
        solved already|already solved|this is a test|dont worry about)
  `),
};
