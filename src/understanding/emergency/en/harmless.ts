import { patterns } from "../cue-book.ts";

/** Phrases with the words of emergencies that mean something else. */
export const HARMLESS = patterns(`
  - (afraid|scared|frightened) (of|to|that) (making|make|a mistake|mistakes|miss*|be late|forget|
      fill*|i will miss|ill miss|getting something wrong|ask)
  - (wait|waiting|waits) _ (outside|in front of) (the|your) (office|room|counter|window|embassy|
      bank)
  - (cry|cries|crying|cried) (because|as|for) _ (hungry|tired|bored|joy|happiness|milk|toy)
  - (let|lets) (me|us|him|her) (in|pass|through|enter)
  - burns? (workshop|course|seminar)|workshop on
  - (pain|ache|aches|hurts) _ (chair|desk|mattress|bed|shoes|sitting)
  - (kills|killing|kill|ruins) _ (sleep|mood|motivation|productivity|nerves|concentration|budget)
  - (stole|steal|stolen|took|copied) _ (figure|figures|plot|plots|graph|graphs|authorship|credit|
      slides|draft|method|results|text|chapter|photo of my)
  - (kidnapped|held hostage|abducted|hostage|swallowed|eaten|buried|attacked|ambushed) by _
      (email|emails|mail|inbox|paperwork|work|deadlines|teaching|admin|meetings|reviewer*|
      bureaucracy|grading|exams|thesis|data|forms|papers)
  - (reviewer|reviewers|referee|referees|committee|editor) _ (attacked|attack|killed|destroyed|
      beat|hit|murdered)
  - suicide (gene|genes|bag|squad|mission|plasmid)
  - (set me on fire|fire science|sets me on fire)
  - (evacuation|fire|earthquake|emergency) (exercise|drill|practice|training)
  - (attack|offense|offence) is the best
  - best defen* _ attack
  - (detective|crime|mystery) (novel*|fiction|story|stories|writing|series)
  - (is|are) (food poisoning|theft|robbery|crime|violence|fire|fraud|scam*|harassment) _ (common|
      frequent|a problem|likely|usual)
  - (burn|trauma|intensive care|stroke|cardiac|emergency|poison*) (unit|ward|centre|center|
      department|medicine|surgeon*)
  - (gunshot|knife|stab|burn|war) (wounds|injuries|trauma)
  - (old|expired|previous|cancelled|former) (passport|passports)
  - (airline|airlines) _ (wont|will not|refuse*|not|didnt|doesnt) _ (let|letting|allow|board) _
      (board|fly|me|us|boarding)
  - (emergency|contingency|hardship) (fund|funds|contact|contacts|exit|number|numbers|kit|plan|
      plans|medicine|management|services|response|law|leave|vehicle*|form|preparedness|grant|room
      doctor|department position|nurse)
  - emergency (medicine|care) (conference|doctor|specialist|department|physician|research*)
  - fire (safety|drill|my|the|our|him|her|extinguisher|exit|door|resistan*|engineering|department
      internship|protection|inspection|certificate|alarm test|regulations|codes|walls|research|
      science|dynamics|ecology|wall|course|training|prevention)
  - (forest|wild) fire (research*|model*|ecolog*|prediction|data|risk)
  - (how|where|when) (do|does|did|can|to|should|would|could) (i|we|one|you|people|someone|a)? _
      (call|contact|reach|get|find|see|ask for) _ (police|ambulance|doctor|firefighters|fire
      brigade|hospital)
  - (what|which) (is|number|phone|numbers) _ (police|ambulance|fire brigade)
  - (cost|costs|price|fee|pay|cover|covers|covered|insurance|insured) _ (ambulance|hospital|
      emergency|accident|accidents)
  - (ambulance|accident*|theft|fire|stroke|injury|travel|health|medical) _ (insurance|cost|costs|
      cover|coverage|fee|fees|policy|compensation|statistics|analysis|prevention|report form|rate|
      rates|reconstruction|driver job|service job)
  - lost (in translation|luggage tag|and found|my luggage tag|interest|track|hope|my job|my
      motivation|my way)
  - (passport) (photo|photos|copy|copies|cover|covers|holder|scan|scans|number|numbers|size|case|
      office|index|sleeve|stamp|ranking|page)
  - (market|model|system|deal|plan|server|project|network|economy|funding|structure|cell|
      simulation|function|bubble|bridge model|wavefunction|talks|business|company|price|prices|
      lung|star|population|loss|gradient|training|mode|negotiations|regime|empire|soviet) _
      (collapsed|collapse|collapsing|crashed|died|exploded)
  - (heart|stroke|epilepsy|seizure*|asthma|anaphyla*|suicide|trauma|poisoning|overdose|drowning|
      labor|labour|burn|seizure|convulsion*|addiction|concussion) (attack)? (patients|patient|
      research*|risk|study|studies|model|models|data|prediction|survivors|center|centre|surgeon|
      surgery|disease|medicine|specialist|rehabilitation|unit|prevention|detection|journal|
      conference|rate|rates|contract|law|market|laws|dispute|arbitration|costs|force|union|
      inspect*|bureau|rights)
  - heart attack _ (when i saw|when i read|price|deadline|email)
  - (almost|nearly) (had|have|gave me) (a)? heart attack
  - bleeding edge
  - (dying|die|died) (to|for|of|from) _ (know|see|try|curiosity|laugh*|boredom|embarrass*|visit|
      hear|learn|meet|eat|get|start|shame|jealousy)
  - (phone|battery|laptop|computer|wifi|internet|plant|plants|cells|culture|server|link|language|
      languages|field|hope|mice|mouse|star|stars|startup) _ (is|are) (slowly)? (dying|dead)
  - (deadline|deadlines|bureaucracy|paperwork|heat|suspense|stress|workload|jetlag|jet lag|feet|
      work|smog|weather|thesis|exam|exams|reviewer|reviewers|spicy|food|traffic) _ (kill|kills|
      killing|killed|choking|hurts|die|dying)
  - kill (process|switch|time|two|the process|bacteria|cells|the mood)
  - (kill|killed|killing) _ (time|process|bacteria|cells|virus|tumor|tumour|cancer|two birds)
  - (paper|manuscript|article|proposal|application|code|grant|idea|review|argument) _ (attacked|
      killed|shot|beaten|rejected|torn|kidnapped|robbed)
  - (attacked|beaten|killed|shot down) (by|in|the) _ (reviewer*|review|committee|critics|media|
      press|comments|argument|problem|question|match|chess|game|final)
  - (unconscious|implicit) (bias|biases|mind|processing|memory|knowledge|learning|processes)
  - (trapped|stuck) (ion|ions|electron*|charge*|atom*|in traffic|in the queue|in bureaucracy|in
      customs|in review|in processing|in a loop|at step|in the system)
  - (ion|ions|electron|electrons|atoms|air|gas|water|light|charge|charges|particles|molecules|
      bubble*|heat|moisture|cells|carbon|methane) _ (is|are|was|were|get|gets|be) _ (trapped|
      stuck|released)
  - (parcel|package|equipment|samples|sample|goods|shipment|box|books|instrument|luggage|cargo|
      reagents|laptop|drone|medicine|medicines) _ (is|was|are|were|got|has been|have been|being) _
      (detained|held|seized|confiscated|stuck|stopped|blocked|arrested)
  - (arrested) (development|decay|growth|cells|state)
  - (population|cambrian|combinatorial|citation|gradient|data|information|knowledge) explosion
  - explosion (of|in) (papers|data|publications|interest|research|the number|numbers|ai|students|
      costs|prices|demand)
  - (explosion|gas leak|gas|fire|smoke|leak|earthquake*|flood*|spill) (proof|detector*|sensor*|
      detection|detecting|research*|modelling|modeling|simulation*|model|models|safety|
      engineering|prediction|risk|insurance|studies|early|resistant|engineer|response|monitoring|
      warning|data|science|drill|limit*|mechanics|hazard*|cloud chamber)
  - (fight|fights|fighting|combat) (the|against|for)? (fraud|corruption|cancer|climate|disease|
      plagiarism)
  - (fever|pain|chest|heart|blood|stomach|injury|burn|burns|poison*|trauma) (clinic|medicine|
      specialist|relief|killer|killers|research*|management|x ray|xray|pressure monitor|test|
      tests|donation|donor|sample*|type|work|doctor|surgeon|treatment research|imaging|ct|scan)
  - (chest) (x|xray|radiograph|scan|check)
  - (fall|fell|fallen|falls|falling) (in love|behind|asleep|out of love|into place|into the
      category|under|into disuse|short|on a|on the weekend|on monday|in line|into two|into a
      category|in price|off the list|and rise|out of favor|apart)
  - (broke|broken|break|breaking) (my|our|his|her|the|a) _ (record|contract|promise|news|laptop|
      phone|screen|glasses|silence|ice|rules|bank|camera|key|lease|chair|window|budget|neck for|
      back for|heart)
  - (broke|breaks|broken) (my|his|her) heart
  - head (of|to|office|hunter|hunted|hunt)
  - (hit|hits|hitting) (me|us) (that|with|like|hard|up)
  - (hit|hits|hurt|hurts|beats|beat|grabbed|grabs|touches|touched|kicked) (my|our|his|her|me)
      (feelings|deadline|career|chances|ranking|attention|interest|reputation|budget|savings|
      deeply|goal|record|pride|finances|credit|coming|heart|and moved)
  - (stole|stolen|steal*) (the show|my heart|my idea|our idea|my ideas|my data|my time|my seat|
      data|ideas|my thunder|identity theft course|software|property|artifacts|artefacts|art|
      manuscript*)
  - (follow|following|followed|follows) (me|us|up|you|the|by) (on|through|up|wechat|twitter|
      instructions|a|dinner|with|lunch|guidelines|back)
  - (spouse|wife|husband|family|kids|children|they|he|she|dependents) _ (is|are|will be|was|would
      be) following (me|us) (to|in|on|later|with|next|for|after)
  - (embassy|consulate|visa center|visa centre|exit entry|entry exit|hotel) _ (has|have|keeps|
      took|holds|kept|is holding|holding|got) (my|our|his|her) passport
  - (took|take|takes|taken|keeps|kept|has|have|held) _ passport* _ (for|to) (the|a|my|process*|
      register|registration|residence|visa|permit|renew*|extend|stamp*|copy|check|verification|
      scan|make|put|apply|photocopy*|three|five|ten|seven|# days|## days)
  - (police|officer*) (registration|clearance|certificate|check|record|form|report for|university|
      academy|custody of|force)
  - (visa|application|appointment|request|payment|account|access|card|permit|login|form|link|file)
      _ (was|is|got|has been|are|were) _ (blocked|rejected|stuck|lost|killed|detained|arrested|
      attacked|locked)
  - (account|phone|door|wechat|alipay|sim|card|file|bike) _ (is|was|got|has been) locked
  - (locked) (out of my account|in a contract|in the contract|into a|into the|by password)
  - threatened (species|by extinction|with extinction|habitat*|plant*|bird*|by climate|by
      deforestation|ecosystem*)
  - (species|habitat*|biodiversity|forest*|ecosystem*|language*|coral*|bird*|turtle*|fish|jobs|
      industry|bees) _ (is|are|was|were|being) _ (threatened|dying|killed|attacked|poisoned|
      trapped|in danger|missing)
  - (im|i am|she is|he is|you are|youre|is|are|team|was|were) (really|totally|absolutely)? on fire
      (today|lately|this week|recently|tonight)
  - (calories|fat|questions|question|desire|ambition|burning question|burning issue) burning
  - burning (question*|issue*|desire|calories|rate|man|coal|plasma|wood|biomass|fuel)
  - (cold|common cold|runny|sore|mild|light|little|slight|seasonal) (fever|cough|throat|headache|
      pain|cold|nose|allerg*)
  - (sick|ill) (leave|day|days|pay|note|and tired|of|from work policy)
  - (so|very|really|too) sick of
  - (labour|labor) (law|contract|market|dispute|day|union|relations|costs|cost|bureau|force|
      arbitration|economics|rights|office|department|inspect*|intensive|migration|code)
  - (family) emergency
  - (found|find|finds) it (hard|difficult|easy|interesting|strange|funny|useful|impossible)
  - (shoot|shot|shooting|shoots) (a|the|an|me|some|us|for|our) (film|video|email|mail|message|
      documentary|movie|photo*|question|line|moon|pictures|look|scene|down)
  - (missing) (from|a|an|the|my|any|in|on|out|data|document*|page|stamp|value*|signature|
      information|deadline|you|home|receipt|class)
  - (data|file|files|document|page|stamp|email|receipt|invoice|attachment|form|signature) _ (is|
      are|was|were|has) (still)? (missing|gone|lost|stolen|disappeared)
  - without (a|any|my|your|the|their)? passport (can|do|is|number|copy|possible|required)
  - (tired|exhausted|stressed|jealous) _ (die|dying|dead)
  - (cold|attack) (case|surface|vector|on networks|on neural|model|graph|tree|detection)
  - (cyber|adversarial|ransomware|ddos|phishing|hacker|network|side channel) (attack*|security|
      research)
  - (breath*) (exercise*|technique*|test|analysis|taking|rate|sensor*|monitor*)
  - (time|room|space|chance) to breathe
  - (cant|cannot) breathe _ (deadline*|work|bureaucracy|paperwork|pressure|smog)
  - victim* (support|studies|survey|assistance|of its|of my own)
  - (jump|jumping|jumped|fell) (to|into|on|in) (conclusion*|the conclusion|another|the next|topic|
      research|industry|a call|data|my lap|euros|dollars|price|ranking|value)
`);
