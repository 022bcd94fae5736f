/** What the file picker offers; the server looks into the file itself and says what it cannot read. */
export const PICKED_TYPES =
  '.txt,.md,.html,.htm,.mht,.mhtml,.docx,.doc,.wps,.rtf,.odt,.fodt,.xml,.pdf,.ofd,.xlsx,.xls,.et,.ods,.fods,.csv,.zip';
