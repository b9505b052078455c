/* text-guard.c - what a file must be before a parser sees it
 *
 * libxml2 checks the attributes of a tag against one another and looks for a
 * prefix in all namespaces in scope, both one by one: a small file can keep it
 * busy for minutes. A document type can make a small file expand to gigabytes.
 * So the tags are counted here first, in one pass over the bytes that knows
 * just enough of XML to tell tags from comments, CDATA and quoted text.
 */
#include "config.h"

#include "journeys/documents/document-error.h"
#include "journeys/documents/text-guard.h"

#include <string.h>

#include <glib/gi18n.h>

#define MOST_TAG_BYTES (64 * 1024)
#define MOST_ATTRIBUTES 256
#define MOST_NODES 500000
#define MOST_DEPTH 256
#define MOST_NAMESPACES 256 /* declared at one place, from the outermost element inwards */
#define MOST_COMPARISONS 100000000
#define UTF8_BLOCK 64

typedef struct
{
  const char *name;
  const char *start;
  const char *end;
  gsize       n_nodes;
  guint64     n_comparisons;
  guint       depth;
  guint       n_namespaces;
  guint16     declared[MOST_DEPTH + 1]; /* namespaces by depth */
  GError    **error;
} Guard;

static int
line_of (const char *start,
         const char *place)
{
  int line = 1;

  while ((start = memchr (start, '\n', place - start)) != NULL)
    {
      line++;
      start++;
    }

  return line;
}

static gboolean
refuse (Guard           *guard,
        const char      *place,
        WayDocumentError code,
        const char      *message)
{
  g_set_error (guard->error, WAY_DOCUMENT_ERROR, code, "%s:%d: %s",
               guard->name, line_of (guard->start, place), message);
  return FALSE;
}

static gboolean
starts_with (const Guard *guard,
             const char  *place,
             const char  *text)
{
  gsize length = strlen (text);

  return (gsize)(guard->end - place) >= length && memcmp (place, text, length) == 0;
}

/* The place behind the next @text; NULL when there is none. */
static const char *
skip_behind (const Guard *guard,
             const char  *place,
             const char  *text)
{
  const char *found = g_strstr_len (place, guard->end - place, text);

  return found != NULL ? found + strlen (text) : NULL;
}

static gboolean
count_node (Guard      *guard,
            const char *place)
{
  if (++guard->n_nodes <= MOST_NODES)
    return TRUE;

  return refuse (guard, place, WAY_DOCUMENT_ERROR_TOO_LARGE,
                 _ ("The file has more than 500,000 parts. It was not opened, "
                    "because that is more than a map can have."));
}

static gboolean
refuse_tag (Guard      *guard,
            const char *place)
{
  return refuse (guard, place, WAY_DOCUMENT_ERROR_TOO_LARGE,
                 _ ("A tag here is longer than 64 KiB or has more than 256 attributes. "
                    "The file was not opened, because no map has such tags."));
}

static gboolean
enter (Guard      *guard,
       const char *place,
       guint       n_namespaces)
{
  if (guard->depth == MOST_DEPTH)
    return refuse (guard, place, WAY_DOCUMENT_ERROR_TOO_LARGE,
                   _ ("Elements stand in one another more than 256 deep here. "
                      "The file was not opened, because no map is that deep."));
  guard->declared[++guard->depth] = n_namespaces;
  guard->n_namespaces += n_namespaces;
  if (guard->n_namespaces > MOST_NAMESPACES)
    return refuse (guard, place, WAY_DOCUMENT_ERROR_TOO_LARGE,
                   _ ("More than 256 namespaces are in use here. The file was not opened."));

  return TRUE;
}

static void
leave (Guard *guard)
{
  if (guard->depth > 0)
    guard->n_namespaces -= guard->declared[guard->depth--];
}

/* Reads the tag at @place. Returns the place behind it; NULL with an error,
 * or without one at an end of the file in the tag, which the parser reports. */
static const char *
check_start_tag (Guard      *guard,
                 const char *place)
{
  const char *limit = MIN (guard->end, place + MOST_TAG_BYTES);
  const char *p = place + 1;
  guint       n_attributes = 0;
  guint       n_namespaces = 0;

  for (; p < limit && *p != '>'; p++)
    {
      if (*p == '=')
        n_attributes++;
      else if (*p == 'x' && (guchar)p[-1] <= ' ' && starts_with (guard, p, "xmlns"))
        n_namespaces++;
      else if (*p == '"' || *p == '\'')
        {
          p = memchr (p + 1, *p, limit - p - 1);
          if (p == NULL)
            {
              p = limit;
              break;
            }
        }
    }
  if (p >= limit && limit == guard->end)
    return NULL;
  guard->n_comparisons += (guint64)n_attributes * n_attributes;
  if (p >= limit || n_attributes > MOST_ATTRIBUTES || guard->n_comparisons > MOST_COMPARISONS)
    {
      refuse_tag (guard, place);
      return NULL;
    }
  if (!enter (guard, place, n_namespaces))
    return NULL;
  if (p[-1] == '/')
    leave (guard);

  return p + 1;
}

static gboolean
check_tags (Guard *guard)
{
  const char *p = guard->start;

  while (p != NULL && (p = memchr (p, '<', guard->end - p)) != NULL)
    {
      const char *place = p;

      if (!starts_with (guard, p, "</") && !starts_with (guard, p, "<![CDATA[") && !count_node (guard, p))
        return FALSE;

      if (starts_with (guard, p, "<!--"))
        p = skip_behind (guard, p + 4, "-->");
      else if (starts_with (guard, p, "<![CDATA["))
        p = skip_behind (guard, p + 9, "]]>");
      else if (starts_with (guard, p, "<!"))
        return refuse (guard, p, WAY_DOCUMENT_ERROR_MALFORMED,
                       _ ("The file has a document type or an entity, which can be used to attack the reader. "
                          "It was not opened. Maps never have one: take the <!…> out with a text editor if you trust the file."));
      else if (starts_with (guard, p, "<?"))
        p = skip_behind (guard, p + 2, "?>");
      else if (starts_with (guard, p, "</"))
        {
          leave (guard);
          p = skip_behind (guard, p, ">");
        }
      else
        {
          p = check_start_tag (guard, place);
          if (p == NULL && *guard->error != NULL)
            return FALSE;
        }
    }

  return TRUE;
}

/* Most of a map is ASCII: that is passed over eight bytes at a time. Stops at or
 * before the first byte that is zero or no ASCII. */
static const char *
skip_ascii (const char *p,
            const char *end)
{
  const guint64 ones = G_GUINT64_CONSTANT (0x0101010101010101);
  const guint64 tops = G_GUINT64_CONSTANT (0x8080808080808080);
  guint64       word;

  for (; end - p >= (gssize)sizeof word; p += sizeof word)
    {
      memcpy (&word, p, sizeof word);
      if (((word | (word - ones)) & tops) != 0)
        break;
    }

  return p;
}

/* Gives the place of the first byte that is not text; NULL when all are. */
static const char *
find_no_text (const char *p,
              const char *end)
{
  const char *stop;

  while ((p = skip_ascii (p, end)) < end)
    {
      gsize size = MIN (end - p, UTF8_BLOCK);

      if (!g_utf8_validate_len (p, size, &stop) && stop == p)
        return p;
      /* A character that the block cut in two begins the next one. */
      p = stop;
    }

  return NULL;
}

/* What people take for a map: first bytes of files, and what to call them. */
static const struct
{
  const char *bytes;
  const char *what;
} others[] = {
  { "\211PNG", N_ ("a PNG picture") },
  { "\377\330\377", N_ ("a JPEG picture") },
  { "GIF8", N_ ("a GIF picture") },
  { "%PDF", N_ ("a PDF document") },
  { "PK\003\004", N_ ("an archive or an office document") },
  { "SQLite format 3", N_ ("a database") },
};

/* A file of zeros is left to check_characters(): that is what a power cut makes of a map. */
static gboolean
check_beginning (Guard *guard)
{
  const char      *p = guard->start;
  g_autofree char *message = NULL;
  guint            i;

  while (p < guard->end && g_ascii_isspace (*p))
    p++;
  if (p == guard->end || *p == '<' || *p == '\0')
    return TRUE;
  for (i = 0; i < G_N_ELEMENTS (others); i++)
    if (starts_with (guard, guard->start, others[i].bytes))
      {
        message = g_strdup_printf (_ ("The file is not a journey map but %s. Open the map itself, whose name ends in .journey."),
                                   _ (others[i].what));
        return refuse (guard, p, WAY_DOCUMENT_ERROR_MALFORMED, message);
      }

  return refuse (guard, p, WAY_DOCUMENT_ERROR_MALFORMED,
                 _ ("The file does not begin as a journey map does. Open another file, or an earlier copy of this one."));
}

/* The line of a byte that is not text, with a word on what it is. */
static gboolean
check_characters (Guard *guard)
{
  const char *p = find_no_text (guard->start, guard->end);

  if (p != NULL)
    {
      if (*p == '\0')
        return refuse (guard, p, WAY_DOCUMENT_ERROR_MALFORMED,
                       _ ("A zero byte stands here, "
                          "so the file is damaged or is not text. Open an earlier copy."));
      return refuse (guard, p, WAY_DOCUMENT_ERROR_MALFORMED,
                     _ ("Here are bytes that are not UTF-8. "
                        "Save the file as UTF-8 with a text editor, or open an earlier copy."));
    }

  return TRUE;
}

/* UTF-16 as some editors save it. */
static GBytes *
convert (GBytes     *bytes,
         const char *charset,
         const char *name,
         GError    **error)
{
  gsize       size;
  const char *data = g_bytes_get_data (bytes, &size);
  gsize       length;
  char       *text = g_convert (data + 2, size - 2, "UTF-8", charset, NULL, &length, NULL);

  if (text == NULL)
    {
      g_set_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_MALFORMED,
                   _ ("%s:1: The file says that it is UTF-16, but is not. "
                      "Save it as UTF-8 with a text editor, or open an earlier copy."),
                   name);
      return NULL;
    }
  if (g_str_has_prefix (text, "<?xml"))
    {
      /* What it says about the encoding is not true any more. */
      char *end = strstr (text, "?>");
      char *p;

      if (end != NULL)
        for (p = text; p < end + 2; p++)
          if (*p != '\n')
            *p = ' ';
    }

  return g_bytes_new_take (text, length);
}

static gboolean
check_declaration (Guard *guard)
{
  static const char *const known[] = { "UTF-8", "UTF8", "US-ASCII", "ASCII" };
  const char              *end = starts_with (guard, guard->start, "<?xml")
                                   ? skip_behind (guard, guard->start, "?>")
                                   : NULL;
  const char              *p;
  g_autofree char         *encoding = NULL;
  g_autofree char         *message = NULL;
  guint                    i;
  gsize                    length;

  if (end == NULL)
    return TRUE;
  p = g_strstr_len (guard->start, end - guard->start, "encoding");
  if (p == NULL)
    return TRUE;
  /* Both stop at the end of the declaration, if not before. */
  for (p += strlen ("encoding"); *p == '=' || *p == '"' || *p == '\'' || g_ascii_isspace (*p); p++)
    ;
  for (length = 0; length < 40; length++)
    if (!g_ascii_isalnum (p[length]) && strchr ("-_.:", p[length]) == NULL)
      break;
  encoding = g_strndup (p, length);
  for (i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_ascii_strcasecmp (encoding, known[i]) == 0)
      return TRUE;

  message = g_strdup_printf (_ ("The file says that it is written in “%s”. "
                                "Save it as UTF-8 with a text editor, then open it again."),
                             encoding);

  return refuse (guard, guard->start, WAY_DOCUMENT_ERROR_MALFORMED, message);
}

static gboolean
refuse_size (const char *name,
             GError    **error)
{
  g_set_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_TOO_LARGE,
               _ ("%s:1: The file is larger than 32 MiB. "
                  "It was not opened, because that is more than a map can have."),
               name);
  return FALSE;
}

/**
 * way_text_guard_check:
 * @bytes: the whole of a file
 * @name: what to call it in messages
 * @most: how many bytes it may have, %WAY_TEXT_GUARD_LARGEST or %WAY_TEXT_GUARD_LARGEST_OWN
 * @error: where to put why it is refused, as NAME:LINE: message
 *
 * Makes sure that a file is UTF-8 text without a document type and with tags
 * of a bearable size. UTF-16 with a byte order mark is converted.
 *
 * Returns: (transfer full) (nullable): UTF-8 that a parser can be given
 */
GBytes *
way_text_guard_check (GBytes     *bytes,
                      const char *name,
                      gsize       most,
                      GError    **error)
{
  g_autoptr (GBytes) text = NULL;
  g_autoptr (GError) reason = NULL;
  Guard         guard = { .name = name, .error = &reason };
  gsize         size;
  const guchar *data = g_bytes_get_data (bytes, &size);

  if (size > most)
    {
      refuse_size (name, error);
      return NULL;
    }
  if (size >= 2 && ((data[0] == 0xff && data[1] == 0xfe) || (data[0] == 0xfe && data[1] == 0xff)))
    text = convert (bytes, data[0] == 0xff ? "UTF-16LE" : "UTF-16BE", name, error);
  else if (size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    text = g_bytes_new_from_bytes (bytes, 3, size - 3);
  else
    text = g_bytes_ref (bytes);
  if (text == NULL)
    return NULL;

  guard.start = g_bytes_get_data (text, &size);
  /* Bytes of nothing have no address. */
  if (guard.start == NULL)
    guard.start = "";
  guard.end = guard.start + size;
  if (size > most)
    {
      refuse_size (name, error);
      return NULL;
    }
  if (size == 0)
    {
      g_set_error (error, WAY_DOCUMENT_ERROR, WAY_DOCUMENT_ERROR_MALFORMED,
                   _ ("%s:1: The file is empty. Open an earlier copy."), name);
      return NULL;
    }
  if (!check_beginning (&guard) || !check_characters (&guard) || !check_declaration (&guard) || !check_tags (&guard))
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }

  return g_steal_pointer (&text);
}
