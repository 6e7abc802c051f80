import { patterns, type CueBook } from "./cue-book.ts";
import { CONTEXT } from "./es/context.ts";
import { CRIME } from "./es/crime.ts";
import { DETENTION } from "./es/detention.ts";
import { FIRE } from "./es/fire.ts";
import { HARMLESS } from "./es/harmless.ts";
import { LOST_PASSPORT } from "./es/lost-passport.ts";
import { MEDICAL } from "./es/medical.ts";
import { THREAT } from "./es/threat.ts";

/** What people say in Spanish when they need help. */
export const SPANISH_CUES: CueBook = {
  language: "es",
  unit: "words",
  apostrophe: "joins",
  groups: {
    stop: "si|cuando|nunca|jamas|nadie|ningun|sin|seguro|novela|tesis|investigacion",
    who: "yo|me|nos|le|se|el|ella|ellos|ellas|nosotros|<person>",
    person: `
      marido|esposo|esposa|mujer|pareja|hijo|hija|hijos|hijas|nino|nina|ninos|bebe|madre|mama|
      padre|papa|padres|hermano|hermana|primo|prima|tio|tia|abuelo|abuela|amigo|amiga|amigos|
      amigas|colega|colegas|companero|companera|companeros|estudiante|estudiantes|alumno|alumna|
      doctorando|doctoranda|postdoc|posdoc|profesor|profesora|investigador|investigadora|
      investigadores|vecino|vecina|vecinos|invitado|invitada|novio|novia|hombre|hombres|tipo|
      tipos|chico|chica|chicos|senor|senora|alguien|gente|persona|personas|becario|becaria|
      tecnico|tecnica|empleado|empleada|trabajador|trabajadora|visitante|interprete|traductor|
      conductor|jefe|jefa|cientifico|cientifica|experto|experta|suegra|suegro|sobrino|sobrina|
      cunado|ex|familia|desconocido|desconocidos|individuo|muchacho|muchacha|extranjero|turista|
      visita
    `,
    me: "me|nos|le|les|lo|la|los|mi|mis|nuestro|nuestra|su|sus|un|una|al|a|<person>",
    my: `
      mi|mis|nuestro|nuestra|nuestros|nuestras|su|sus|el|la|los|las|un|una|todo|toda|todos
    `,
    passport: "pasaporte*|pasaport*|passaporte*|passport*|documento de viaje",
    body: `
      pierna|piernas|brazo|brazos|mano|manos|dedo|dedos|tobillo|muneca|munecas|rodilla|hombro|pie|
      pies|cadera|espalda|nuca|cuello|nariz|costilla|costillas|craneo|mandibula|codo|cabeza|cara|
      ojo|ojos|piel|clavicula|femur|tibia|pulgar|venas|hueso|labio|rostro|cuerpo
    `,
    poison: `
      acido*|lejia|cloro|detergente|metanol|producto*|veneno*|pesticida*|pila|pila de boton|
      limpiador*|hongos|setas|moneda|iman|imanes|disolvente*|solvente*|reactivo*|vapores|humo|
      mercurio|cianuro|anticongelante|vidrio|amoniaco|bromo|formol|sosa|desinfectante|pastillas|
      medicamentos|algo|liquido|gas|gases|toxico*|bateria|quimico*|raticida|alcohol adulterado|
      somniferos|insecticida
    `,
    car: `
      coche|carro|auto|autobus|bus|taxi|camion|moto|scooter|bici|bicicleta|patinete|vehiculo|tren|
      furgoneta|motocicleta|ciclomotor|motoneta|triciclo|camioneta
    `,
    thing: `
      laboratorio|lab|edificio|residencia|dormitorio|apartamento|departamento|piso|casa|cocina|
      habitacion|cuarto|coche|carro|hotel|oficina|bateria|planta|techo|tejado|pelo|ropa|campana|
      horno|enchufe|scooter|balcon|pasillo|sotano|almacen|vecino|todo|cargador|cortina*|fabrica|
      basura|moto|maquina|aparato|estufa|colchon|instalacion
    `,
    goods: `
      bolso|bolsa|cartera|billetera|telefono|celular|movil|iphone|ordenador|computadora|portatil|
      laptop|dinero|efectivo|cosas|maleta|maletas|bici|bicicleta|tarjeta|tarjetas|joyas|reloj|
      camara|equipaje|llaves|tablet|ahorros|mochila|monedero|pertenencias|moto|patinete|scooter|
      plata|notebook
    `,
    keeper: `
      jefe|jefa|empleador|empresa|compania|escuela|colegio|universidad|instituto|casero|casera|
      arrendador|agencia|agente|agentes|reclutador|gerente|director|directora|supervisor|rrhh|
      patron|policia|policias|marido|ellos|el|ella|aduana|frontera|profesor|dueno|duena|me|nos
    `,
    steal: `
      robaron|robo|robado|robados|robada|roban|robando|quitaron|quito|arrebataron|arrebato|
      hurtaron|sustrajeron|arrancaron|birlaron|sacaron|llevaron|rovaron
    `,
  },
  cues: {
    medical: MEDICAL,
    crime: CRIME,
    threat: THREAT,
    detention: DETENTION,
    fire: FIRE,
    lostPassport: LOST_PASSPORT,
  },
  cries: patterns(`
    - ^ (sos|ambulancia|emergencia|auxilio|urgencia) (ayuda|por favor)? $
    - ^ (auxilio|socorro|socoro|salvenme|salveme|auxilio emergencia) (por favor|rapido|ya)? $
  `),
  harmless: HARMLESS,
  context: CONTEXT,
  common: `
    pasaporte policia fuego urgente emergencia ambulancia mi mis nuestro nuestra nuestros el la
    los las un una y es soy esta estoy estan en no me se lo le nos de que con para por al del su
    sus hay muy ya yo como pero a ha he han ayuda esto fue
  `,
  lookalikes: `
    porque parque pasado pasada parado parada preso precio precios pensado cansado casado casada
    cartera carpeta carrera contacto contrato contratado contratada atrasado atrapar explorar
    exporto exportar explicar explica accidental acceder accede agrado agregado asistencia
    asistente tratado tratamiento quedado quedada quemar comida comedor amenaza amueblado ocupado
    roto rotos rojo perdon perfil permiso partido parte partes parto puerto puesto puente pueblo
    presente presentado marcado mercado cargado detalle detallado determinado detectado disparar
    desaparecer seguro segunda seguida matricula matriculado matar material violeta violin viajado
    viajero vuelto suelto suelo sueldo conciente consciente conocimiento reconocimiento gasto
    gastos
  `,
  shortestMisspelt: 6,
  confused: "aeiouy sczx bv kcq mn gj ld",
};
