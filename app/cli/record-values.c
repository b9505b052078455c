/* record-values.c - FIELD=VALUE into records, and records into text and JSON */
#include "config.h"

#include "app/cli/record-values.h"

#include <string.h>

#include <glib/gi18n.h>

#include "journeys/documents/file.h"
#include "journeys/model/fold.h"

/**
 * way_cli_parse_kind:
 * @command: the command
 * @argc: how many arguments there are
 * @argv: the arguments, after the options were taken out
 * @kind: (out): the kind that the first one names
 * @status: (out): what to return when it names none
 *
 * Returns: whether it names one
 */
gboolean
way_cli_parse_kind (const WayCliCommand *command,
                    int                  argc,
                    char               **argv,
                    WayKind             *kind,
                    WayCliStatus        *status)
{
  if (argc >= 2 && way_records_find_kind (argv[1], kind))
    return TRUE;

  *status = way_cli_misuse (command, "%s", _ ("The kind of record is needed: accounts, contacts, personas, jobs or profiles."));

  return FALSE;
}

/**
 * way_cli_dup_unknown_field:
 * @kind: a kind of record
 * @word: what is no field of it
 *
 * Returns: (transfer full): a sentence that says so, and where to find its fields
 */
char *
way_cli_dup_unknown_field (WayKind     kind,
                           const char *word)
{
  /* TRANSLATORS: the second %s is a word of the command line, for example account */
  return g_strdup_printf (_ ("A record of this kind has no field “%s”. “waymark-cli records fields %s” lists them all."), word,
                          way_kind_get_info (kind)->element);
}

/* What a reference is given as: ids, or one name. */
static char *
resolve (WayRecords     *records,
         const WayField *field,
         const char     *value,
         GError        **error)
{
  g_auto (GStrv) words = g_strsplit (value, " ", -1);
  g_autoptr (WayItem) record = NULL;
  WayKind kind;
  int     i;

  for (i = 0; words[i] != NULL && g_uuid_string_is_valid (words[i]); i++)
    ;
  if (*value == '\0' || words[i] == NULL)
    return g_strdup (value);

  for (kind = 0; kind < WAY_N_KINDS; kind++)
    if (way_records_is_kind (kind) && (field->targets & WAY_KIND_MASK (kind)))
      {
        record = way_records_find (records, kind, value, error);
        break;
      }

  return record != NULL ? g_strdup (way_item_get_id (record)) : NULL;
}

/* How large a picture may be, the field knows. */
static char *
read_picture (const char *path,
              GError    **error)
{
  g_autoptr (GBytes) bytes = way_file_read (path, NULL, error);

  return bytes != NULL ? g_base64_encode (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : NULL;
}

/* Sets one field. Of fields with several entries, @more adds one. */
static gboolean
set_field (WayRecords     *records,
           WayItem        *item,
           const WayField *field,
           const char     *text,
           gboolean        more,
           GError        **error)
{
  g_autofree char *value = NULL;
  gboolean         is_list = field->type == WAY_FIELD_LIST || field->type == WAY_FIELD_REFERENCES;

  if (field->type == WAY_FIELD_REFERENCE || field->type == WAY_FIELD_REFERENCES)
    value = resolve (records, field, text, error);
  else if (field->type == WAY_FIELD_PICTURE && *text == '@')
    value = read_picture (text + 1, error);
  else if (is_list)
    value = g_strdup (text);
  else if (!way_field_normalise (field, text, &value, error))
    return FALSE;
  else if (value == NULL)
    value = g_strdup ("");
  if (value == NULL)
    return FALSE;

  if (is_list && more && way_item_get (item, field->name) != NULL)
    {
      g_autofree char *whole = g_strconcat (way_item_get (item, field->name),
                                            field->type == WAY_FIELD_LIST ? "\n" : " ", value, NULL);

      return way_item_set (item, field->name, whole, error);
    }

  return way_item_set (item, field->name, value, error);
}

/* A field by its name, or by what it is called where it is shown: "n" is "answers" too. */
static const WayField *
find_field (WayKind     kind,
            const char *name)
{
  const WayKindInfo *info = way_kind_get_info (kind);
  const WayField    *field = way_kind_get_field (kind, name);
  g_autofree char   *word = way_fold_name (name);
  int                i;

  for (i = 0; field == NULL && i < info->n_fields; i++)
    {
      g_autofree char *label = way_fold_name (info->fields[i].label);
      g_autofree char *local = way_fold_name (_ (info->fields[i].label));

      if (strcmp (word, label) == 0 || strcmp (word, local) == 0)
        field = &info->fields[i];
    }

  return field;
}

/* Whether "key:…" begins a field; else a comma belongs to the text before it. */
static gboolean
begins_field (WayKind     kind,
              const char *piece)
{
  const char      *colon = strchr (piece, ':');
  g_autofree char *name = colon != NULL ? g_strstrip (g_strndup (piece, colon - piece)) : NULL;

  return name != NULL && find_field (kind, name) != NULL;
}

/* "importance:9.5,satisfaction:3": a part of a record, such as a score of a job. */
static WayItem *
make_part (WayRecords *records,
           WayKind     kind,
           const char *text,
           GError    **error)
{
  g_autoptr (WayItem) part = way_item_new (kind, NULL);
  g_auto (GStrv) pieces = g_strsplit (text, ",", -1);
  int i;

  for (i = 0; pieces[i] != NULL;)
    {
      g_autoptr (GString) piece = g_string_new (pieces[i++]);
      char           *colon;
      const WayField *field;

      for (; pieces[i] != NULL && !begins_field (kind, pieces[i]); i++)
        g_string_append_printf (piece, ",%s", pieces[i]);
      colon = strchr (piece->str, ':');
      if (colon != NULL)
        *colon = '\0';
      field = find_field (kind, g_strstrip (piece->str));
      if (colon == NULL || field == NULL)
        {
          g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       _ ("“%s” is not FIELD:VALUE of a %s."), piece->str, way_kind_get_info (kind)->element);
          return NULL;
        }
      if (!set_field (records, part, field, g_strstrip (colon + 1), FALSE, error))
        return NULL;
    }

  return g_steal_pointer (&part);
}

static gboolean
find_part (const WayKindInfo *info,
           const char        *name,
           WayKind           *kind,
           int               *slot)
{
  for (*slot = 0; *slot < info->n_slots; (*slot)++)
    if (way_kind_from_element (info->slots[*slot].kinds, name, kind))
      return TRUE;

  return FALSE;
}

/* The fields of a record, and those of its parts that are not given anew. */
static WayItem *
copy_kept (WayItem    *record,
           GHashTable *given)
{
  const WayKindInfo *info = way_item_get_info (record);
  WayItem           *copy = way_item_new (way_item_get_kind (record), way_item_get_id (record));
  int                i, j;

  for (i = 0; i < info->n_fields; i++)
    way_item_set (copy, info->fields[i].name, way_item_get_at (record, i), NULL);
  for (i = 0; i < info->n_slots; i++)
    for (j = 0; j < way_item_n_children (record, i); j++)
      {
        WayItem *child = way_item_get_child (record, i, j);

        if (!g_hash_table_contains (given, way_item_get_info (child)->element))
          {
            g_autoptr (WayItem) kept = way_item_copy (child);
            way_item_append_child (copy, i, kept);
          }
      }

  return copy;
}

/**
 * way_cli_apply_values:
 * @records: the records, where names of other records are looked up
 * @record: a record
 * @arguments: FIELD=VALUE …, as typed; an empty value unsets. A field with
 *   several entries is given several times
 * @error: where to put why one is refused; a #GOptionError when it cannot be meant
 *
 * Returns: (transfer full) (nullable): the record with these values
 */
WayItem *
way_cli_apply_values (WayRecords *records,
                      WayItem    *record,
                      char      **arguments,
                      GError    **error)
{
  const WayKindInfo *info = way_item_get_info (record);
  g_autoptr (GHashTable) given = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (WayItem) item = NULL;
  int i;

  for (i = 0; arguments[i] != NULL; i++)
    {
      const char *equals = strchr (arguments[i], '=');

      if (equals == NULL)
        {
          g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       _ ("“%s” is not FIELD=VALUE."), arguments[i]);
          return NULL;
        }
      g_hash_table_add (given, g_strndup (arguments[i], equals - arguments[i]));
    }
  item = copy_kept (record, given);

  for (i = 0; arguments[i] != NULL; i++)
    {
      const char      *equals = strchr (arguments[i], '=');
      g_autofree char *name = g_strndup (arguments[i], equals - arguments[i]);
      g_autofree char *value = way_cli_to_utf8 (equals + 1);
      const WayField  *field = find_field (info->kind, name);
      WayKind          part_kind;
      int              slot;

      if (field != NULL)
        {
          if (!set_field (records, item, field, value, !g_hash_table_add (seen, g_strdup (field->name)), error))
            return NULL;
        }
      else if (find_part (info, name, &part_kind, &slot))
        {
          g_autoptr (WayItem) part = NULL;

          if (*value == '\0')
            continue;
          part = make_part (records, part_kind, value, error);
          if (part == NULL)
            return NULL;
          way_item_append_child (item, slot, part);
        }
      else
        {
          g_autofree char *sentence = way_cli_dup_unknown_field (way_item_get_kind (item), name);

          g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION, sentence);
          return NULL;
        }
    }

  return g_steal_pointer (&item);
}

static void
append_json_field (WayJson        *json,
                   const WayField *field,
                   const char     *value)
{
  if (field->type == WAY_FIELD_LIST || field->type == WAY_FIELD_REFERENCES)
    {
      g_auto (GStrv) entries = g_strsplit (value != NULL ? value : "",
                                           field->type == WAY_FIELD_LIST ? "\n" : " ", -1);
      int i;

      way_json_begin_array (json, field->name);
      for (i = 0; entries[i] != NULL; i++)
        way_json_add_string (json, NULL, entries[i]);
      way_json_end_array (json);
    }
  else if (field->type == WAY_FIELD_MARK)
    way_json_add_boolean (json, field->name, value != NULL);
  else if (value != NULL && (field->type == WAY_FIELD_NUMBER || field->type == WAY_FIELD_SCORE))
    way_json_add_double (json, field->name, g_ascii_strtod (value, NULL));
  else
    way_json_add_string (json, field->name, value);
}

/**
 * way_cli_append_json:
 * @json: a text
 * @record: a record, or a part of one
 * @with_pictures: whether to write pictures too, in base 64
 *
 * Adds a record as an object with all its fields; what is not set is null.
 */
void
way_cli_append_json (WayJson *json,
                     WayItem *record,
                     gboolean with_pictures)
{
  const WayKindInfo *info = way_item_get_info (record);
  int                i, j, k;

  way_json_begin_object (json, NULL);
  if (way_records_is_kind (info->kind))
    way_json_add_string (json, "id", way_item_get_id (record));
  for (i = 0; i < info->n_fields; i++)
    if (with_pictures || info->fields[i].type != WAY_FIELD_PICTURE)
      append_json_field (json, &info->fields[i], way_item_get_at (record, i));
  for (i = 0; i < info->n_slots; i++)
    for (j = 0; j < WAY_N_KINDS; j++)
      if (info->slots[i].kinds & WAY_KIND_MASK (j))
        {
          g_autofree char *name = g_strconcat (way_kind_get_info (j)->element, "s", NULL);

          way_json_begin_array (json, name);
          for (k = 0; k < way_item_n_children (record, i); k++)
            if ((int)way_item_get_kind (way_item_get_child (record, i, k)) == j)
              way_cli_append_json (json, way_item_get_child (record, i, k), with_pictures);
          way_json_end_array (json);
        }
  way_json_end_object (json);
}

/* What a value of a field reads like; other records by their name. */
static char *
format_value (WayRecords     *records,
              const WayField *field,
              const char     *value)
{
  g_auto (GStrv) ids = NULL;
  g_autoptr (GPtrArray) names = NULL;
  int i, kind;

  if (field->type == WAY_FIELD_PICTURE)
    return g_strdup (_ ("a picture"));
  if (field->type != WAY_FIELD_REFERENCE && field->type != WAY_FIELD_REFERENCES)
    return way_field_format (field, value);

  ids = g_strsplit (value, " ", -1);
  names = g_ptr_array_new_with_free_func (g_free);
  for (i = 0; ids[i] != NULL; i++)
    for (kind = 0; kind < WAY_N_KINDS; kind++)
      if (way_records_is_kind (kind) && (field->targets & WAY_KIND_MASK (kind)))
        {
          g_autoptr (WayItem) record = way_records_get (records, kind, ids[i], NULL);

          g_ptr_array_add (names, g_strdup (record != NULL ? way_item_get_name (record) : ids[i]));
        }
  g_ptr_array_add (names, NULL);

  return g_strjoinv (", ", (char **)names->pdata);
}

static void
append_item (GString    *text,
             WayRecords *records,
             WayItem    *record,
             int         indent)
{
  const WayKindInfo *info = way_item_get_info (record);
  int                i, j;

  for (i = 0; i < info->n_fields; i++)
    if (way_item_get_at (record, i) != NULL)
      {
        g_autofree char *value = format_value (records, &info->fields[i], way_item_get_at (record, i));
        g_auto (GStrv) lines = g_strsplit (value, "\n", -1);

        g_string_append_printf (text, "%*s%s: %s\n", indent, "", _ (info->fields[i].label), lines[0]);
        for (j = 1; lines[j] != NULL; j++)
          g_string_append_printf (text, "%*s  %s\n", indent, "", lines[j]);
      }
  for (i = 0; i < info->n_slots; i++)
    for (j = 0; j < way_item_n_children (record, i); j++)
      {
        WayItem *child = way_item_get_child (record, i, j);

        g_string_append_printf (text, "%*s%s:\n", indent, "", _ (way_item_get_info (child)->label));
        append_item (text, records, child, indent + 2);
      }
}

/**
 * way_cli_append_text:
 * @text: where to write
 * @records: the records, for the names of others
 * @record: a record
 *
 * Adds a record as lines for people; what is not set is left out.
 */
void
way_cli_append_text (GString    *text,
                     WayRecords *records,
                     WayItem    *record)
{
  g_string_append_printf (text, "%s\n", way_item_get_id (record));
  append_item (text, records, record, 2);
}
