import { describe, expect, it } from "vitest";
import { createEmergencyDetector } from "../../../src/understanding/emergency.ts";

const URGENT = {
  medical: [
    "Mon mari vient de s'effondrer dans la cuisine et il ne respire plus !",
    "notre postdoc s'est évanouie dans la chambre froide et ne se réveille pas",
    "J'ai une très forte douleur dans la poitrine et le bras gauche engourdi",
    "mon fils a avalé une pile bouton il y a dix minutes",
    "un étudiant a reçu de l'acide fluorhydrique sur la main",
    "je me suis coupé la main avec un scalpel, ça saigne beaucoup",
    "ma femme est enceinte de 37 semaines et elle vient de perdre les eaux",
    "contractions toutes les quatre minutes, on va ou ???",
    "Je n'ai plus envie de vivre",
    "mon colocataire a pris toute une boîte de somnifères",
    "il dit qu'il va sauter du toit de la résidence",
    "le professeur a fait un AVC, la moitié de son visage est paralysée",
    "ma fille a des convulsions et 40 de fièvre",
    "ma gorge gonfle apres avoir mange des cacahuetes",
    "je crois que je me suis cassé la jambe en tombant du scooter",
    "on a été renversés par un taxi près de la porte est",
    "envoyez une ambulance au bâtiment 5 svp",
    "un serpent a mordu mon collègue sur le terrain",
    "ma mere est en visite et tout a coup elle n'arrive plus à parler",
    "je me sens très mal après des champignons du marché",
    "AU SECOURS mon bebe s'etouffe",
  ],
  crime: [
    "On m'a agressé il y a une heure près du métro",
    "quelqu'un est en train de forcer ma porte",
    "on vient de me voler mon téléphone et mon portefeuille dans le bus",
    "un homme m'a touchée dans le métro aujourd'hui",
    "ma copine a été violée hier soir",
    "j'ai envoyé 30000 yuans à un faux douanier, je me suis fait arnaquer",
    "mon mari me bat, je ne sais pas où aller",
    "deux types ont tabassé notre étudiant devant la cantine",
    "ma fille a disparu depuis cet après-midi",
    "mon ex me harcèle jour et nuit",
    "un homme prétend être de la police et veut que je fasse un virement sur un compte sûr",
    "jai ete cambriole cette nuit",
  ],
  threat: [
    "Mon propriétaire me menace",
    "un homme me suit depuis la station",
    "il a dit qu'il va me tuer si je pars",
    "ils veulent de l'argent sinon ils vont envoyer mes photos intimes à ma famille",
    "je reçois des menaces de mort sur WeChat",
    "un inconnu me fait du chantage",
    "il y a un homme avec un couteau devant ma porte",
    "j'ai peur pour ma vie, je me cache dans les toilettes",
  ],
  detention: [
    "La police a emmené mon mari ce matin",
    "je suis retenu à l'aéroport depuis six heures",
    "mon patron a confisqué mon passeport et refuse de le rendre",
    "notre doctorante a été arrêtée hier",
    "on m'interroge au commissariat sans interprète",
    "l'entreprise garde tous nos passeports et ne nous laisse pas partir",
    "je suis enfermé dans un bureau, ils ne me laissent pas sortir",
    "des policiers devant ma porte veulent me faire signer un papier en chinois",
  ],
  fire: [
    "le labo est en feu",
    "Il y a un incendie au troisième étage de la résidence",
    "ça sent le gaz dans mon appartement",
    "explosion dans le bâtiment de chimie",
    "nous sommes coincés dans l'ascenseur",
    "de la fumée sort de la chambre voisine",
    "la batterie du scooter a pris feu dans le couloir",
    "fort séisme à l'instant, nous sommes sous l'escalier",
  ],
  lostPassport: [
    "J'ai perdu mon passeport",
    "mon passeport a été volé à Xi'an",
    "jai oublie mon passeport dans un didi ce matin",
    "je ne trouve plus mon passeport et mon vol est ce soir",
    "on m'a pris mon sac, mon passeport était dedans",
    "le passeport de notre professeur invité a disparu",
    "paseport perdu que faire",
  ],
} as const;

const LONG = [
  "Chers collègues, merci pour votre aide avec la lettre d'invitation, j'ai bien reçu la notification. J'ai encore une question sur la visite médicale : peut-on la passer à Wuhan ? Pardon de l'écrire ici aussi, mais ma femme saigne beaucoup et nous ne savons pas quel hôpital accepte les étrangers. Nous attendons aussi le contrat de location. Cordialement, Timour",
  "Bonjour ! Je suis arrivé lundi et l'enregistrement n'a pris que dix minutes. La bourse n'est pas encore arrivée. Hier soir sur le chemin du retour deux hommes m'ont arrêté et ont volé mon sac à dos avec mon ordinateur. Vendredi je fais mon exposé, faut-il des diapositives en chinois ?",
  "Je voudrais prolonger mon permis de séjour. Mon contrat finit en juin. Au fait, la responsable RH a pris mon passeport il y a deux semaines et refuse de me le rendre. Quels documents faut-il ?",
] as const;

/** Told without the words that name an emergency. */
const UNNAMED = [
  "Merci pour le parking. Ma colocataire est enfermée dans la douche depuis deux heures, l'eau coule, elle a laissé ses bagues et un mot sur la table.",
  "Avant la carte de bibliothèque : papi s'est réveillé la bouche de travers et il mélange les mots.",
  "On a fait un barbecue à l'intérieur à cause de la pluie et maintenant ma femme et les deux enfants ont très mal à la tête, mon fils s'endort sans arrêt.",
  "Pour le badge : le technicien a touché le mauvais câble, un grand bruit, il est par terre, sa paume est noire.",
  "ma fille de 2 ans a ouvert le placard des produits, de la mousse aux lèvres, le bidon est ouvert",
  "La bourse peut attendre, moi je ne tiens plus assis, je vomis depuis midi et c'est noir comme du café.",
  "Quelqu'un utilise ma carte bancaire dans une autre ville depuis une heure, déjà 9000 yuans et ça continue.",
  "L'homme du dessus est entré pendant que je dormais, il m'a mis la main sur la bouche. Il s'est enfui quand j'ai crié.",
  "Un homme en uniforme en visio dit que je suis suspect et que je dois garder la caméra allumée et virer mes économies ce soir.",
  "Mon ex est arrivé en ville, il m'a envoyé une photo de mon portail avec « prête ? »",
  "Les gens de l'appli de prêt ont appelé tous mes contacts et disent qu'ils iront chez mes parents avec des bâtons.",
  "ils m'ont mis dans une pièce à l'aéroport, pris mon téléphone, j'écris avec le wifi d'à côté, personne ne parle anglais",
  "À l'usine de mon cousin ils ont pris les papiers de tout le monde, un homme avec un chien au portail, sortie une fois par mois",
  "La lampe au-dessus de la hotte fond et goutte en brûlant, les sprinklers ne marchent pas",
  "on entend taper sous les briques, le côté de la résidence a glissé après la pluie",
  "la conduite d'hydrogène siffle et tout le monde reste là",
  "la machine à laver a réduit mon passeport en bouillie",
] as const;

const HARMLESS = [
  "Chers collègues, l'atelier sur les brûlures s'est bien passé. Notre hôpital voudrait envoyer deux infirmières au printemps, elles soignent des plaies et des chocs chaque jour. Quel visa, et peuvent-elles apporter leurs instruments ?",
  "J'ai peur de me tromper dans le formulaire. Ma femme attend devant le bureau et notre fils pleure parce qu'il a faim, répondez vite : la copie du diplôme suffit-elle ?",
  "Hier le courant a été coupé dans la résidence, l'eau était froide, le réveil n'a pas sonné et je suis arrivé en retard. À qui le dire pour la lampe ?",
  "L'agent à la frontière a posé beaucoup de questions sur mon invitation puis m'a laissé entrer. Faut-il garder la carte d'embarquement ?",
  "J'ai mal au dos à cause de la vieille chaise. Peut-on m'en donner une autre, et où est la salle de sport ?",
  "L'université a-t-elle un fonds d'urgence pour le personnel étranger ?",
  "J'enseigne la sécurité incendie, quel visa me faut-il ?",
  "Faut-il s'enregistrer à la police sous 24 heures ?",
  "ce délai me tue, puis-je rendre les documents plus tard",
  "Le cœur du sujet est de savoir si ma femme peut travailler",
  "mon passeport expire l'année prochaine, puis-je postuler",
  "comment appelle-t-on la police en Chine en général",
  "j'ai perdu l'étiquette de ma valise, est-ce un problème à la douane ?",
  "J'ai une offre d'emploi dans un hôpital à Chengdu",
  "je prépare un roman policier, puis-je consulter les archives",
  "J'étudie les tremblements de terre et je voudrais rejoindre l'institut de Lanzhou",
  "chirurgien cardiaque cherche un stage à Shanghai",
  "que se passe-t-il si je perds mon passeport",
  "que faire en cas de vol du passeport",
  "peut-on licencier un assistant pendant la période d'essai",
  "où faire la visite médicale pour le permis de travail",
  "L'assurance couvre-t-elle l'infarctus ?",
  "mon labo travaille sur l'AVC, puis-je apporter des échantillons",
  "Si je tombe malade, quel hôpital a des médecins anglophones ?",
  "Mon matériel est bloqué à la douane à Canton",
  "J'ai eu un accident il y a dix ans, est-ce un problème pour la visite médicale ?",
  "Mon passeport a été volé en 2019 en Espagne, faut-il l'indiquer ?",
  "Un employeur a-t-il le droit de garder le passeport d'un étranger ?",
  "Combien coûte une ambulance à Pékin ?",
  "je meurs d'envie de voir la Grande Muraille",
  "nous modélisons les fuites de gaz, y a-t-il un financement",
  "Le casier judiciaire doit être légalisé, n'est-ce pas ?",
  "peut-on être arrêté pour un dépassement de visa",
  "c'est urgent, mon visa expire demain",
  "Le bureau des entrées-sorties a gardé mon passeport pour le permis de séjour, quand me le rend-on ?",
  "Je travaille sur les ions piégés, faut-il une licence d'exportation",
  "notre modèle s'est effondré après l'entraînement",
  "Comment dit-on « j'ai perdu mon passeport » en chinois ?",
  "faut-il un certificat du médecin pour un arrêt maladie",
  "Ma thèse porte sur les violences conjugales en Asie centrale",
  "J'écris un thriller. Le héros est enlevé et on lui vole son passeport. Y a-t-il des bourses pour écrivains ?",
  "ma femme accouche au printemps prochain, ma mère peut-elle venir",
  "les relecteurs ont démoli mon projet, puis-je le soumettre à nouveau",
  "Personne n'a été blessé mais le colis est abîmé",
  "J'ai peur de perdre mon passeport, faut-il une copie ?",
  "y a-t-il un cours de secourisme pour les brûlures",
  "Quel est le numéro des pompiers ?",
  "les espèces menacées sont mon domaine",
  "Puis-je apporter mes médicaments contre l'épilepsie ?",
  "mon directeur de thèse ne répond pas à mes mails",
  "croule sous la paperasse, aidez-moi pour le formulaire",
  "mon conjoint me suit en Chine, quel visa pour lui ?",
  "bonjour",
  "merci beaucoup",
  "je me suis arrêté à l'étape 3 du formulaire",
] as const;

const detector = createEmergencyDetector();

describe("emergencies in French", () => {
  for (const [kind, messages] of Object.entries(URGENT)) {
    it.each(messages)(`sees ${kind} in: %s`, (message) => {
      expect(detector.detect(message)).toMatchObject({ kind, language: "fr" });
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
