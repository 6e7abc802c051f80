import { patterns } from "../cue-book.ts";

/** Phrases with the words of emergencies that mean something else. */
export const HARMLESS = patterns(`
  - (miedo|temo|tengo miedo) (de|a)? (equivocarme|cometer|llegar tarde|olvidar|no llegar|fallar|
      perder el plazo|perder la fecha)
  - (espera|esperando|esperan) (fuera de|frente a|en) (la|su) (oficina|ventanilla|embajada|banco)
  - llora* (porque|de) _ (hambre|sueno|alegria|felicidad|cansad*)
  - (dejo|dejaron) (entrar|pasar)
  - (taller|workshop) sobre
  - (tratan|curan|atienden) _ (heridas|quemaduras|shock)
  - (mata|matan|arruina*|estropea*) (mi|mis|el|nuestro) (sueno|animo|motivacion|noches|
      concentracion)
  - (robo|robaron|copio|copiaron|plagi*|robado) (mi|mis|la|una|nuestra) (figura|figuras|grafic*|
      esquema*|texto|idea*|metodo*|diapositiva*|datos|resultados|firma|codigo|borrador)
  - (secuestrad*|rehen|sepultad*|atacad*|ahogad*|tragad*|devorad*) (por|de) _ (correo*|mail*|
      email*|reunion*|trabajo|papeleo|examen*|revisor*|clases|informe*)
  - mejor defensa _ ataque
  - (simulacro|ejercicio) de (evacuacion|incendio*)
  - (novela*|relato*) (policiaca*|negra*|policial*)
  - gen* suicida*
  - (son|es) (comun*|frecuente*|habitual*) _ (intoxicacion*|robo*|estafa*|incendio*)
  - (intoxicacion*|robos|estafas|incendios) _ (comun*|frecuente*|habitual*)
  - (viejo|antiguo|anterior) pasaporte*|pasaporte* (viejo|antiguo|anterior)
  - (aerolinea) _ no (me|nos) (deja|dejan|permite)
  - (fondo|fondos|contacto*|numero*|plan|ayuda|beca|salida|telefono|telefonos|medicina|
      procedimiento) (de|para) (emergencia|emergencias|urgencia)
  - (como|donde|cuando|quien|cual|que) _ (llamo|llamar|llama|llamo a|contactar|localizar|se llama)
      _ (policia|ambulancia|bomberos|medico|emergencias|doctor)
  - (numero|telefono|precio|coste|costo|cuesta|cuanto) (de|del|la|el|es|una|para)? _ (policia|
      ambulancia|bomberos|emergencias)
  - (cuanto) _ ambulancia
  - (seguridad|riesgo*|simulacro*|alarma|proteccion|prevencion|puerta*|norma*|formacion|curso|
      extintor*|seguro*|prueba de) (contra|de|en|frente a)? (incendio*|fuego|gas|accidente*|robo*|
      terremoto*|sismo*|inundacion*)
  - (fuegos artificiales|alto el fuego|a fuego lento|arma de fuego museo)
  - (seguro|poliza|cobertura|mutua) _ (enfermedad*|accidente*|robo*|corazon|ambulancia|cardiac*|
      hospital*|medico|salud)
  - (cubre|cubren|reembolsa|incluye) _ (enfermedad*|accidente*|robo*|ambulancia|infarto*|parto|
      urgencia*|fractura*|emergencia*|intoxicacion*)
  - (muero|muere|morir|morirme|muriendo|muerto|muerta|mueren) (de|por) (risa|hambre|ganas|
      curiosidad|calor|frio|aburrimiento|verguenza|sed|sueno|cansancio|conocer|ver|ir|pena|
      impaciencia|envidia|amor)
  - (plazo*|fecha limite|papeleo|burocracia|trabajo|calor|tesis|estres|examenes|espera|tramites|
      reuniones|formulario*|impuestos|deadline) _ (mata|matan|matando|ahoga|ahogan|asfixia|
      estrangula)
  - (me|nos) (mata|matan|ahoga|esta matando|ahogan) (el|la|los|las|de|este|esta|tanto) (plazo*|
      papeleo|burocracia|trabajo|calor|tesis|estres|tramites|espera|incertidumbre|curiosidad|risa|
      examenes|formulario*)
  - (matar|mato|matamos) (el tiempo|el rato|bacterias|celulas|el virus|dos pajaros|el
      aburrimiento)
  - (ahogo|ahogando|ahogado|ahogada|ahogados|ahogamos|ahoga) (en|de|con|entre) (papeleo|papeles|
      trabajo|tramites|burocracia|correos|datos|un vaso|formularios|deudas|documentos)
  - (corazon) (de|del) (asunto|problema|tema|proyecto|ciudad|la ciudad|la cuestion|beijing|pekin|
      la investigacion|debate)
  - (cirujano*|cirujana|cirugia|enfermedad*|medico|especialista*|investigacion*) _ (cardiac*|
      toracic*|corazon|cardio*|cardiovascular)
  - (perdi|perdido|perder|perdio|pierdo) (el|la|mi|un|de|toda|mucho|el hilo|tiempo|los|las|una)?
      (esperanza|tiempo|motivacion|interes|hilo|paciencia|empleo|trabajo|peso|etiqueta|contacto|
      vista|contrasena|clave|numero|fe|confianza|clase|vuelo|tren|acceso|oportunidad|ilusion)
  - (perdido|perdida|perdio|pierde|perdidos) (en la traduccion|algo en la traduccion|en el
      tramite|en el proceso|en la pagina|en la web|con los tramites)
  - (foto|fotos|fotocopia*|copia*|escaneo|numero|pagina*|funda|portada|validez|duplicado|
      renovacion|caducidad) (de|del|a|para)? (el|la|mi|nuestro|su|tamano)? (pasaporte*)
  - (datos|idea|ideas|archivo*|documento*|correo*|paquete|equipaje|carta|recibo*|contrasena|firma|
      maleta etiqueta|expediente|usb|fichero*|solicitud) _ (robad*|perdid*|desaparecid*|hackead*|
      extraviad*|perdio|desaparecio)
  - (robaron|robo|robar|robado|robando|robarte|robarle) (la idea|mi idea|mis ideas|mis datos|
      tiempo|el tiempo|el show|protagonismo|los datos|datos|un minuto|el corazon|mi corazon|unos
      minutos)
  - (paquete|equipo|equipos|muestra|muestras|mercancia*|equipaje|libros|reactivos|maleta|
      instrumento*|dron|ordenador|expediente|visa|visado|solicitud|salario|pago|transferencia|
      medicamento*|vuelo|tren|cuenta|tarjeta|envio|material*|beca) _ (bloquead*|retenid*|
      confiscad*|detenid*|parad*|atascad*|atrapad*|retrasad*|retuvieron|detuvieron|incautad*)
  - (retenid*|bloquead*|confiscad*|detuvieron|retuvieron|detenid*|atascad*|parad*|atrapad*) (el|
      la|los|las|mi|mis|en|un)? _ (paquete|equipo|muestras|mercancia*|equipaje|reactivos|maleta|
      salario|deposito|medicamento*|trafico|atasco|paso|formulario|etapa|tramite|aduana mi equipo|
      pregunta|bucle|burocracia)
  - (iones|ion|electron*|atomo*|particula*|carga*|moleculas) _ (atrapad*|confinad*|capturad*)
  - (modelo|mercado|servidor|sitio|pagina|sistema|curso|bolsa|precio*|red|economia|negociaciones|
      aplicacion|internet|programa|ordenador|computadora|web|conexion|cotizacion) _ (derrumb*|
      cayo|se cae|colaps*|caido|murio|hundio|exploto|desplom*|atac*|hacke*)
  - (explosion|explosivo) (de|demografica|combinatoria|del) (publicaciones|datos|precios|interes|
      demanda|estudiantes|informacion|costos|costes|alegria|poblacion|ia|articulos|numero|
      conocimiento|creatividad)
  - (enamor*|cayo la noche|cae bien|cae en|caer en|cae el|cayo en|cae mal|caer bien) (domingo|
      lunes|viernes|sabado|martes|categoria|cuenta|miercoles|jueves|gracia|el olvido|la categoria)
  - (rompi|rompio|roto|romper|rompe) (el hielo|mi telefono|mi ordenador|la pantalla|el record|las
      gafas|mi celular|el corazon|el contrato|mis lentes|la promesa|mi movil)
  - (articulo|manuscrito|proyecto|propuesta|revisor*|evaluador*|tribunal|comite|editor|jurado) _
      (ataco|atacaron|atacado|destroz*|masacr*|mato|mataron|golpeo|golpearon)
  - (ataque|ataques) (informatico*|adversari*|cibernetico*|de red|de risa|de nervios por el
      examen|de panico por)
  - (ataco|atacar|atacamos) (el|un|la|este) (problema|tema|capitulo|cuestion)
  - (especies|especie|biodiversidad|ecosistema*|lengua*|idioma*|aves|plantas|bosque*|corales|
      habitat*) _ (amenazad*|en peligro|desaparec*|moribund*|murien*)
  - (amenaza|amenazas|amenazad*) (de extincion|a la biodiversidad|climatic*|hibrid*|ciberneti*|
      ambiental*|para el medio|para la biodiversidad|con lluvia|por el cambio)
  - (conyuge|esposa|esposo|marido|mujer|familia|hijos|ella|el|pareja) _ (me|nos) (sigue|seguira|
      siga|acompana|acompanara|siguen|seguiran) (a|en|despues|mas|luego|hasta china|y trabaja)
  - (sigue|siguen|siguio) (en|sin|siendo|con|igual|el|la|las|los|pendiente|a la espera|valido|
      vigente)
  - (sesgo*|mente|colectivo) inconsciente*
  - (contracciones) (musculares|del|cardiacas|gramaticales|economicas|de la economia|linguisticas)
  - (embajada|consulado|centro de visados|centro de visas|hotel|oficina de entrada|oficina de
      salida|entrada y salida|migracion) _ (tiene|retuvo|retiene|guarda|tomo|conserva|se quedo|se
      queda|guardan|retienen) _ (pasaporte*)
  - (retuvo|retienen|tiene|tienen|tomo|quedo con|entregue|deje|guardan|se queda con|quedan|
      retuvieron) _ pasaporte* _ (para|por) (el|la|un|una|tramit*|renovar|prorrogar|registrar|
      verificar|permiso|visado|visa|residencia|procesar|hacer|sellar|estampar|fotocopi*|gestionar)
  - (antecedentes|registro|registrar*|registrarme|inscri*|certificado|denuncia formulario) _
      (penales|policial*|policia|comisaria)
  - (detuve|detener|detuvo|detenerme|detenemos|detenido) (en el paso|el proceso|el proyecto|mis
      estudios|el tramite|en la pagina|a pensar|por falta|en la pregunta)
  - (ardo|arder|ardiendo) (en deseos|de ganas|en ganas)
  - (quemar|quemo|quema|quemando|quemado|quemada) (calorias|grasa|etapas|carbon|un cd|biomasa|
      combustible|por el trabajo|del trabajo|laboralmente)
  - (leve|ligero|ligera|un poco de|poca|pequeno|pequena|simple|algo de) (resfriado|fiebre|tos|
      dolor|malestar|gripe|alergia)
  - (baja|licencia|permiso|certificado|dia) (medica|por enfermedad|medico|de enfermedad)
  - (me|nos) (pego|pega|toca|toco) (la risa|el turno|mucho|esperar|pagar|ir|presentar|a mi|hacer|
      elegir|la loteria|el numero|bien|dar|exponer|la fibra|entregar)
  - (sobre|bajo|entre) la mesa
  - (herida|heridas) (emocional*|del pasado|cronica* investigacion|abierta en la sociedad)
  - (accidente|accidentes) (cerebrovascular investigacion|de trabajo seguro|laborales
      estadistica*|geografico*|cultural)
  - (crisis|choque|shock) (economica|financiera|climatica|energetica|cultural|de los|politica|
      sanitaria|existencial|migratoria|inmobiliaria)
  - (casi) (me da|me dio) un (infarto|ataque) (con|al|cuando|viendo|por)
  - (seguimos|sigo|siguiendo) (las|los|el|la|sus|tus) (instrucciones|pasos|proceso|tramite|
      consejos|guia)
`);
