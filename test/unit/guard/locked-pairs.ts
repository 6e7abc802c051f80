/** One message in six languages, each as somebody would write it there. */
export const MESSAGE: Readonly<Record<string, string>> = {
  en: "Please come on 12 September 2026 at 14:30 to window 3. You must bring your passport, form JW201 and 2,000 yuan for the Z visa. Do not sign anything before. It takes 15 working days. Our phone is 010-58204321, see https://help.example.org/visa. Your reference is YZ-2026-0042.",
  zh: "请您于2026年9月12日14:30到3号窗口。您必须携带护照、JW201表和Z字签证费2000元。在此之前不要签署任何文件。办理需要15个工作日。我们的电话是010-58204321，请见 https://help.example.org/visa 。您的编号是YZ-2026-0042。",
  ru: "Приходите, пожалуйста, 12 сентября 2026 г. в 14:30 к окну 3. Вы должны взять паспорт, форму JW201 и 2 000 юаней за визу Z. Ничего не подписывайте заранее. Это занимает 15 рабочих дней. Наш телефон 010-58204321, смотрите https://help.example.org/visa. Ваш номер обращения — YZ-2026-0042.",
  ar: "يُرجى الحضور يوم 12 سبتمبر 2026 في الساعة 14:30 إلى الشباك 3. يجب أن تحضر جواز سفرك والاستمارة JW201 ومبلغ 2000 يوان لتأشيرة Z. لا توقّع على أي شيء قبل ذلك. يستغرق ذلك 15 يوم عمل. هاتفنا 010-58204321، انظر https://help.example.org/visa. رقم طلبك هو YZ-2026-0042.",
  fr: "Venez le 12 septembre 2026 à 14:30 au guichet 3. Vous devez apporter votre passeport, le formulaire JW201 et 2 000 yuans pour le visa Z. Ne signez rien avant. Cela prend 15 jours ouvrables. Notre téléphone est le 010-58204321, voir https://help.example.org/visa. Votre référence est YZ-2026-0042.",
  es: "Venga el 12 de septiembre de 2026 a las 14:30 a la ventanilla 3. Debe traer su pasaporte, el formulario JW201 y 2000 yuanes para la visa Z. No firme nada antes. Tarda 15 días hábiles. Nuestro teléfono es el 010-58204321, véase https://help.example.org/visa. Su referencia es YZ-2026-0042.",
};

export const LANGUAGES = Object.keys(MESSAGE);

/** What must stay, as it stands in each language, and what a machine might make of it. */
export interface Spot {
  readonly name: string;
  readonly at: RegExp;
  readonly instead: string;
}

export const SPOTS: readonly Spot[] = [
  {
    name: "a day",
    at: /12(?= ?(?:September|月|日|сентября|سبتمبر|septembre|de septiembre))|(?<=月)12(?=日)/u,
    instead: "21",
  },
  { name: "a year", at: /2026(?=[ .年]| at| à| a| г|-09)/u, instead: "2027" },
  { name: "a time of day", at: /14:30/u, instead: "16:30" },
  { name: "a window", at: /(?<=[\p{L} ])3(?=号|\.)/u, instead: "4" },
  { name: "a form", at: /JW201/u, instead: "JW202" },
  { name: "an amount", at: /2[, \u00a0]?000(?= ?(?:yuan|元|юан|يوان))/u, instead: "3000" },
  { name: "a visa", at: /(?<![A-Z])Z(?![A-Z-])/u, instead: "R" },
  { name: "a length of time", at: /15/u, instead: "50" },
  { name: "a telephone number", at: /010-58204321/u, instead: "010-58204312" },
  { name: "an address", at: /help\.example\.org/u, instead: "help.example.com" },
  { name: "a reference", at: /YZ-2026-0042/u, instead: "YZ-2026-0024" },
];
