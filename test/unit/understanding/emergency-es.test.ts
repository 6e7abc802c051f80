import { describe, expect, it } from "vitest";
import { createEmergencyDetector } from "../../../src/understanding/emergency.ts";

const URGENT = {
  medical: [
    "¡Mi marido se acaba de desplomar en la cocina y no respira!",
    "nuestro postdoc se desmayó en la cámara fría y no despierta",
    "Tengo un dolor muy fuerte en el pecho y el brazo izquierdo dormido",
    "mi hijo se tragó una pila de botón hace diez minutos",
    "a un estudiante le cayó ácido fluorhídrico en la mano",
    "me corté la mano con un bisturí y no para de sangrar",
    "mi esposa está embarazada de 37 semanas y rompió aguas",
    "contracciones cada cuatro minutos, ¿a dónde vamos?",
    "No quiero seguir viviendo",
    "mi compañero de cuarto se tomó una caja entera de somníferos",
    "dice que va a saltar desde la azotea de la residencia",
    "al profesor le dio un derrame, tiene media cara paralizada",
    "mi hija tiene convulsiones y 40 de fiebre",
    "se me hincha la garganta despues de comer cacahuetes",
    "creo que me rompí la pierna al caerme del scooter",
    "nos atropelló un taxi cerca de la puerta este",
    "manden una ambulancia al edificio 5 por favor",
    "una serpiente mordió a mi colega en el campo",
    "mi madre está de visita y de repente no puede hablar",
    "me siento muy mal después de comer setas del mercado",
    "AUXILIO mi bebe se ahoga",
  ],
  crime: [
    "Me asaltaron hace una hora cerca del metro",
    "alguien está intentando entrar en mi piso ahora mismo",
    "me acaban de robar el móvil y la cartera en el autobús",
    "un hombre me tocó en el metro hoy",
    "a mi novia la violaron anoche",
    "transferí 30000 yuanes a un falso aduanero, me estafaron",
    "mi marido me pega, no sé adónde ir",
    "dos tipos golpearon a nuestro estudiante frente al comedor",
    "mi hija desapareció esta tarde",
    "mi ex me acosa día y noche",
    "un hombre dice ser de la policía y quiere que transfiera dinero a una cuenta segura",
    "entraron a robar en mi casa esta noche",
  ],
  threat: [
    "Mi casero me amenaza",
    "un hombre me sigue desde la estación",
    "dijo que me va a matar si me voy",
    "quieren dinero o van a enviar mis fotos íntimas a mi familia",
    "recibo amenazas de muerte por WeChat",
    "un desconocido me está chantajeando",
    "hay un hombre con un cuchillo en mi puerta",
    "temo por mi vida, estoy escondida en el baño",
  ],
  detention: [
    "La policía se llevó a mi marido esta mañana",
    "estoy retenido en el aeropuerto desde hace seis horas",
    "mi jefe me quitó el pasaporte y no me lo devuelve",
    "nuestra doctoranda fue detenida ayer",
    "me interrogan en la comisaría sin intérprete",
    "la empresa tiene todos nuestros pasaportes y no nos deja salir",
    "me encerraron en una oficina y no me dejan salir",
    "unos policías en mi puerta quieren que firme un papel en chino",
  ],
  fire: [
    "el laboratorio está en llamas",
    "Hay un incendio en el tercer piso de la residencia",
    "huele a gas en mi apartamento",
    "explosión en el edificio de química",
    "estamos atrapados en el ascensor",
    "sale humo de la habitación de al lado",
    "la batería del scooter se prendió fuego en el pasillo",
    "acaba de haber un terremoto fuerte, estamos bajo la escalera",
  ],
  lostPassport: [
    "Perdí mi pasaporte",
    "me robaron el pasaporte en Xi'an",
    "deje mi pasaporte en un didi esta mañana",
    "no encuentro mi pasaporte y mi vuelo es esta noche",
    "me quitaron el bolso, mi pasaporte estaba dentro",
    "el pasaporte de nuestro profesor invitado ha desaparecido",
    "pasaporte perdido que hago",
  ],
} as const;

const LONG = [
  "Estimados colegas, gracias por su ayuda con la carta de invitación, ya recibí la notificación. Tengo otra pregunta sobre el examen médico: ¿se puede hacer en Wuhan? Perdón por escribirlo aquí también, pero mi esposa sangra mucho y no sabemos qué hospital atiende a extranjeros. También esperamos el contrato del piso. Saludos, Timur",
  "¡Hola! Llegué el lunes y el registro tardó diez minutos. La beca todavía no ha llegado. Anoche camino a casa dos hombres me pararon y me robaron la mochila con el portátil. El viernes doy mi charla, ¿las diapositivas deben estar en chino?",
  "Quisiera prorrogar mi permiso de residencia. Mi contrato termina en junio. Por cierto, la jefa de recursos humanos se quedó con mi pasaporte hace dos semanas y no me lo quiere devolver. ¿Qué documentos necesito?",
] as const;

/** Told without the words that name an emergency. */
const UNNAMED = [
  "Gracias por lo del aparcamiento. Mi compañera lleva dos horas encerrada en la ducha, el agua corre, dejó sus anillos y una nota en la mesa.",
  "Antes del carné de biblioteca: el abuelo se despertó con la boca torcida y mezcla las palabras.",
  "Hicimos una barbacoa dentro por la lluvia y ahora mi esposa y los dos niños tienen un dolor de cabeza terrible, mi hijo no se mantiene despierto.",
  "Sobre la tarjeta: el técnico tocó el cable equivocado, hubo un golpe y está en el suelo, la palma negra.",
  "mi niña de 2 años abrió el armario de limpieza, tiene espuma en los labios y la botella está abierta",
  "La beca puede esperar, yo ya no puedo ni sentarme, vomito desde mediodía y es oscuro como café.",
  "Alguien está usando mi tarjeta en otra ciudad desde hace una hora, van 9000 yuanes y sigue.",
  "El hombre de arriba entró mientras dormía, me tapó la boca con la mano. Huyó cuando grité.",
  "Un hombre de uniforme por video dice que soy sospechoso, que no apague la cámara y mueva mis ahorros esta noche.",
  "Mi ex llegó a la ciudad, me mandó una foto de mi portón y escribió «¿lista?»",
  "me metieron en un cuarto del aeropuerto, me quitaron el teléfono, escribo con el wifi de al lado, nadie habla inglés",
  "En la fábrica de mi primo les quitaron los papeles a todos, hay un hombre con perro en la puerta, salen una vez al mes",
  "La lámpara sobre la campana se derrite y gotea ardiendo, los rociadores no funcionan",
  "se oyen golpes bajo los ladrillos, el lado de la residencia se deslizó después de la lluvia",
  "la línea de hidrógeno silba y todos se quedan parados",
  "la lavadora hizo papilla mi pasaporte",
] as const;

const HARMLESS = [
  "Estimados, el taller sobre quemaduras salió bien. Nuestro hospital quiere enviar dos enfermeras en primavera; tratan heridas y shock cada día. ¿Qué visado necesitan y pueden llevar sus instrumentos?",
  "Tengo miedo de equivocarme en el formulario. Mi esposa espera fuera de la oficina y el niño llora porque tiene hambre, respondan rápido: ¿basta la copia del título?",
  "Ayer se fue la luz en la residencia, el agua estaba fría, el despertador no sonó y llegué tarde. ¿A quién aviso por la lámpara?",
  "El agente de la frontera me hizo muchas preguntas sobre la invitación y luego me dejó entrar. ¿Guardo la tarjeta de embarque?",
  "Me duele la espalda por la silla vieja. ¿Me pueden dar otra? ¿dónde está el gimnasio?",
  "¿La universidad tiene un fondo de emergencia para el personal extranjero?",
  "Enseño seguridad contra incendios, ¿qué visado necesito?",
  "¿Hay que registrarse en la policía en 24 horas?",
  "este plazo me mata, ¿puedo entregar los documentos después?",
  "El corazón del asunto es si mi esposa puede trabajar",
  "mi pasaporte caduca el próximo año, ¿puedo solicitar?",
  "cómo se llama a la policía en China en general",
  "perdí la etiqueta de la maleta, ¿es un problema en la aduana?",
  "Tengo una oferta de trabajo en un hospital de Chengdu",
  "preparo una novela policiaca, ¿puedo consultar los archivos?",
  "Estudio los terremotos y quiero ir al instituto de Lanzhou",
  "cirujano cardíaco busca una estancia en Shanghái",
  "qué pasa si pierdo mi pasaporte",
  "qué hacer en caso de robo del pasaporte",
  "¿puedo despedir a mi asistente durante el periodo de prueba?",
  "dónde se hace el examen médico para el permiso de trabajo",
  "¿El seguro cubre un infarto?",
  "mi laboratorio trabaja con el ictus, ¿puedo llevar muestras?",
  "Si me enfermo, ¿qué hospital tiene médicos que hablen inglés?",
  "Mi equipo está retenido en la aduana de Cantón",
  "Tuve un accidente hace diez años, ¿será un problema en el examen médico?",
  "Me robaron el pasaporte en 2019 en España, ¿debo indicarlo?",
  "¿Tiene derecho un empleador a guardar el pasaporte de un extranjero?",
  "¿Cuánto cuesta una ambulancia en Pekín?",
  "me muero de ganas de ver la Gran Muralla",
  "modelamos fugas de gas en tuberías, ¿hay financiación?",
  "Los antecedentes penales deben legalizarse, ¿verdad?",
  "pueden detenerte por quedarte más tiempo del visado",
  "es urgente, mi visado vence mañana",
  "La oficina de entrada y salida se quedó con mi pasaporte para el permiso de residencia, ¿cuándo me lo dan?",
  "Trabajo con iones atrapados, ¿necesito licencia de exportación?",
  "nuestro modelo colapsó después del entrenamiento",
  "¿Cómo se dice «perdí mi pasaporte» en chino?",
  "¿hace falta certificado médico para la baja por enfermedad?",
  "Mi tesis trata sobre la violencia doméstica en Asia Central",
  "Escribo un thriller. Al héroe lo secuestran y le roban el pasaporte. ¿Hay becas para escritores?",
  "mi esposa dará a luz la próxima primavera, ¿puede venir mi madre?",
  "los revisores destrozaron mi propuesta, ¿puedo presentarla otra vez?",
  "Nadie resultó herido pero el paquete está dañado",
  "Tengo miedo de perder el pasaporte, ¿llevo una copia?",
  "¿hay un curso de primeros auxilios para quemaduras?",
  "¿Cuál es el número de los bomberos?",
  "las especies amenazadas son mi campo",
  "¿Puedo llevar mis medicinas para la epilepsia?",
  "mi director de tesis no responde a mis correos",
  "me ahogo en papeleo, ayúdeme con el formulario",
  "mi cónyuge me acompaña a China, ¿qué visado necesita?",
  "hola",
  "muchas gracias",
  "me detuve en el paso 3 del formulario",
] as const;

const detector = createEmergencyDetector();

describe("emergencies in Spanish", () => {
  for (const [kind, messages] of Object.entries(URGENT)) {
    it.each(messages)(`sees ${kind} in: %s`, (message) => {
      expect(detector.detect(message)).toMatchObject({ kind, language: "es" });
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
