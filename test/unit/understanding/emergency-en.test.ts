import { describe, expect, it } from "vitest";
import { createEmergencyDetector } from "../../../src/understanding/emergency.ts";

const URGENT = {
  medical: [
    "My husband just collapsed in the kitchen and he is not breathing!",
    "our postdoc fainted in the cold room and doesnt wake up",
    "I have a crushing pain in my chest and my left arm feels numb",
    "she drank something from an unlabeled bottle in the lab, what do we do",
    "My son swallowed a button battery ten minutes ago",
    "A student got hydrofluoric acid on his hand",
    "I cut my hand very deep with a scalpel and it keeps bleeding",
    "my wife is 37 weeks pregnant and her waters just broke",
    "contractions every four minutes, where do we go???",
    "I dont want to live anymore",
    "My roommate took a whole box of sleeping pills",
    "He says he is going to jump off the roof of the dormitory",
    "Professor Karimov had a stroke during the seminar, half of his face is drooping",
    "my daughter is having a seizure",
    "My throat is swelling after eating peanuts",
    "i think i broke my leg falling off the scooter",
    "We were hit by a taxi near the east gate, my friend is unconcious",
    "baby has fever 41 and is very weak",
    "please send an ambulance to building 5",
    "A snake bit my colleague during field work",
    "my mother is visiting me here and she suddenly can't speak or move her right arm",
    "I feel very sick and dizzy, I ate mushrooms from the market",
  ],
  crime: [
    "I was robbed an hour ago near the metro",
    "Somebody is breaking into my apartment right now",
    "my phone and wallet got stolen on the bus just now",
    "a man groped me on the subway today",
    "My girlfriend was raped last night",
    "I sent 30000 yuan to someone who pretended to be from customs and now he vanished, I think I was scammed",
    "my husband beats me and I don't know where to go",
    "Two guys beat up our student outside the canteen",
    "My daughter is missing since this afternoon",
    "my ex keeps stalking me",
    "the caller claims he is from the police and wants me to transfer money to a safe account",
    "someone put something in my drink at the bar",
  ],
  threat: [
    "My landlord is threatening to hurt me",
    "a man has been following me since the station",
    "he said he will kill me if I leave",
    "They want money or they will send my nude photos to my family",
    "I am getting death threats on WeChat",
    "I'm being blackmailed by a stranger",
    "there is a man with a knife outside my door",
    "I fear for my life, I'm hiding in the bathroom",
  ],
  detention: [
    "The police took my husband away this morning",
    "I have been detained at the airport for six hours",
    "My boss confiscated my passport and refuses to give it back",
    "our PhD student was arrested yesterday",
    "They are interrogating me at the police station and there is no interpreter",
    "the company keeps all our passports and does not let us leave",
    "I'm locked in an office and they won't let me go",
    "officers at my door want me to sign something in Chinese",
  ],
  fire: [
    "the lab is on fire",
    "There's a fire on the third floor of the dorm",
    "I smell gas in my flat",
    "explosion in the chemistry building, people hurt",
    "we are trapped in the elevator",
    "smoke is coming from the room next door",
    "the battery of my scooter caught fire in the corridor",
    "strong earthquake just now, we are stuck under the stairs",
  ],
  lostPassport: [
    "I lost my passport",
    "my pasport has been stolen in Xi'an",
    "I left my passport in a Didi this morning",
    "can't find my passport anywhere and my flight is tonight",
    "Our guest professor's passport is missing",
    "someone took my bag, my passport was in it",
    "passport gone, what should i do",
  ],
} as const;

const LONG = [
  "Dear colleagues, thank you for your help with the invitation letter last week. I received the notification and everything is in order. I have one more question about the medical examination: can it be done in Wuhan? I am sorry to write about this here too, but my wife is bleeding heavily and we do not know which hospital takes foreigners. We also still wait for the apartment contract. Best regards, Timur",
  "Hello! I arrived on Monday and the registration at the police station took only ten minutes, thanks for the advice. My stipend has not come yet, could you ask the finance office? Also the canteen card does not work. Yesterday evening on the way home two men stopped me and stole my backpack with my laptop. On Friday I give my talk at the institute, should I bring slides in Chinese?",
  "I would like to ask about the extension of my residence permit. My contract ends in June and the new one begins in July. The HR department says that I need a new medical check. By the way the HR manager took my passport two weeks ago and won't return it. Which documents do I need for the extension?",
] as const;

/** Told without the words that name an emergency. */
const UNNAMED = [
  "Thanks for the parking info. My roommate has been in the shower for two hours with the door locked, the water is running, and she left her rings and a note on the table.",
  "Before I forget the library card: grandpa woke up with his mouth hanging on one side and he puts words in the wrong order.",
  "We grilled indoors because of the rain and now my wife and both kids have splitting headaches and my son is so sleepy I can't keep him awake.",
  "About the badge: the technician grabbed the wrong cable, there was a bang and he's on the floor, his palm is black.",
  "my 2 yr old got into the cleaning cupboard, foam around her lips, the bottle is open",
  "I can wait for the stipend. What I can't do is sit up any longer, I've been throwing up since noon and it's dark like coffee.",
  "Someone has been using my bank card in another city for the last hour, 9000 yuan so far and it goes on.",
  "The man from the flat upstairs came in while I was sleeping, he put his hand over my mouth. He ran off when I screamed.",
  "My visitor got into what he thought was a taxi at the station, he texted that they want his card pin and won't stop.",
  "A person in uniform on video says I'm suspected in a case and I must keep the camera on and move my savings tonight.",
  "My ex has landed in the city, he sent a photo of my front gate and wrote 'ready?'",
  "Some guys from the loan app called all my contacts and say they'll visit my parents with sticks.",
  "they put me in a room at the airport, took my phone, this is the wifi of the next room, nobody talks english",
  "The factory where my cousin works has taken everyones papers and there's a man with a dog at the gate, they may only go out once a month",
  "The ceiling lamp above the fume hood is dripping something burning and the sprinklers don't work",
  "we can hear people knocking under the bricks, the side of the dorm slid down the hill after the rain",
  "there's a hissing from the hydrogen line and everyone is just standing around",
  "Left my jacket on the high speed train to Xi'an, the little book with my visa is inside",
  "The washing machine ate it: pages of my passport came out like porridge",
] as const;

const HARMLESS = [
  "Dear team, the workshop on burns went well. Our hospital would like to send two nurses next spring; they treat wounds and shock every day. Which visa do they need, and can they bring their own instruments? One of them is pregnant, is the flight a problem for the visa office?",
  "I am afraid of making mistakes in the form. My wife is waiting outside the office and our son cries because he is hungry, so please answer quickly: is the copy of the diploma enough?",
  "Yesterday the power went out in the dorm and the water was cold, the alarm clock did not ring and I came late. Whom do I tell about the light?",
  "The officer at the border asked many questions about my invitation, then he let me in. Do I need to keep the boarding pass?",
  "I have pain in my back from the old chair. Can the office give me a better one, and where is the gym?",
  "Does the university have an emergency fund for foreign staff?",
  "I teach a fire safety course, which visa do I need?",
  "Do I need police registration of my address within 24 hours?",
  "this deadline kills me, can I submit the documents next week",
  "The heart of the matter is whether my spouse can work",
  "my passport expires next year, can I still apply",
  "how do i call the police in China in general",
  "some of it was lost in translation, could you explain again",
  "I lost my luggage tag, is that a problem at customs?",
  "I have a job offer from a hospital in Chengdu",
  "I am doing research for a crime novel, can I visit archives?",
  "I study earthquakes and would like to join the institute in Lanzhou",
  "heart surgeon looking for a fellowship in Shanghai",
  "what happens if I lose my passport",
  "there is stolen data in my thesis, who owns it",
  "can I fire my assistant during probation",
  "Our paper is about arrested development of the field",
  "where can I do the medical check for the work permit",
  "Does the health insurance cover heart disease?",
  "my lab works on stroke, may I bring samples",
  "If I get sick, which hospital has English speaking doctors?",
  "My equipment was detained by customs in Guangzhou",
  "I had an accident ten years ago, will the medical test be a problem?",
  "My passport was stolen in 2019 in Spain, do I have to mention it in the form?",
  "What should I do in case of a fire in the dormitory?",
  "Is it legal that an employer keeps the passport of a foreigner?",
  "How much does an ambulance cost in Beijing?",
  "my phone battery is dying, I will write later",
  "I am dying to see the Great Wall",
  "We model gas leaks in pipelines, is there funding?",
  "The police clearance certificate must be legalised, right?",
  "can foreigners be arrested for overstaying",
  "it is urgent, my visa expires tomorrow",
  "The Exit-Entry office took my passport for the residence permit, when do I get it back?",
  "I work on trapped ions and need an export licence",
  "Our model collapsed after training, can the data centre help?",
  "How do you say 'I lost my passport' in Chinese?",
  "do I need a doctor's note for sick leave",
  "My research is about victims of domestic violence in Central Asia",
  "I'm writing a thriller. The hero is kidnapped and his passport is stolen. Are there grants for writers?",
  "my wife will give birth next spring, can my mother come to help",
  "the reviewers attacked my proposal, may I resubmit",
  "Nobody was hurt, but the parcel was damaged",
  "I am worried about losing my passport, should I carry a copy?",
  "is there a course on first aid for choking and burns",
  "Which number is for the fire brigade?",
  "threatened species are my field, which institute fits",
  "Can I bring my medicine for epilepsy through customs?",
  "my supervisor is not responding to my emails",
  "The labour contract is in Chinese only",
  "My friend stole the show at the conference, he wants to apply too",
  "hi",
  "thank you very much",
] as const;

const detector = createEmergencyDetector();

describe("emergencies in English", () => {
  for (const [kind, messages] of Object.entries(URGENT)) {
    it.each(messages)(`sees ${kind} in: %s`, (message) => {
      expect(detector.detect(message)).toMatchObject({ kind, language: "en" });
    });
  }

  it.each(LONG)("sees one sentence of a long message: %s", (message) => {
    expect(detector.detect(message)).not.toBeNull();
  });

  it.each(UNNAMED)("sees what is told without its name: %s", (message) => {
    expect(detector.detect(message)).not.toBeNull();
  });

  it.each(HARMLESS)("sees no emergency in: %s", (message) => {
    expect(detector.detect(message)).toBeNull();
  });
});
