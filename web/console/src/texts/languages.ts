/** Those in which people are answered by the service itself; staff may know others. */
export const OFFERED_LANGUAGES: readonly string[] = ["en", "zh", "ru", "fr", "ar", "es"];
