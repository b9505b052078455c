/* duplicates.c - records that may be one and the same */
#include "config.h"

#include "journeys/records/duplicates.h"

#include <string.h>

#include "journeys/model/fold.h"
#include "journeys/model/join.h"
#include "journeys/records/records-private.h"

/* As many as are looked through for a name of common words. */
#define MOST_ALIKE 200

/* Legal forms of companies, folded and without points and strokes. Those that stand before the
 * name as well are marked with a plus. */
static const char *const legal_forms[] = {
  "gmbh", "ggmbh", "gesmbh", "mbh", "ag", "kg", "kgaa", "ohg", "ug", "gbr", "se", "ev", "eg", "eingetragene", "haftungsbeschrankt",
  "inc", "incorporated", "ltd", "limited", "llc", "llp", "lp", "plc", "corp", "corporation", "co", "company", "cie", "pty", "pvt",
  "private", "bhd", "sdn", "sa", "sas", "sasu", "sarl", "eurl", "snc", "srl", "spa", "sl", "slu", "slp", "ltda", "cv", "bv", "nv", "vof", "bvba",
  "as", "asa", "ab", "oy", "oyj", "aps", "ivs", "kk", "sro", "spol", "doo", "dd", "ad", "eood", "ood", "kft", "zrt", "nyrt", "bt",
  "sp", "z", "oo", "spzoo", "sia", "ou", "+uab", "+ooo", "+oao", "+zao", "+pao", "+pt", "+tbk", "tbk", "and", "und", "et", "y", "e"
};

static const char *const legal_signs[] = { "株式会社", "有限会社", "合同会社", "股份有限公司", "有限责任公司", "有限公司", "주식회사" };

typedef struct
{
  GArray     *parents; /* of guint: for each record the one it was found alike to */
  GArray     *reasons; /* of WayAlike, for the record that stands for its group */
  GPtrArray  *records; /* of WayDuplicate */
  GHashTable *by_key;  /* what is compared → number of the first record that has it, plus one */
} Grouping;

static void
duplicate_free (gpointer data)
{
  WayDuplicate *self = data;

  g_free (self->id);
  g_free (self->name);
  g_free (self);
}

/**
 * way_duplicates_free:
 * @self: (transfer full): records that are alike
 *
 * Frees the list; the records are not touched.
 */
void
way_duplicates_free (WayDuplicates *self)
{
  g_ptr_array_unref (self->records);
  g_free (self);
}

static gboolean
is_legal_form (const char *word,
               gboolean    before)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (legal_forms); i++)
    if (before ? (*legal_forms[i] == '+' && strcmp (legal_forms[i] + 1, word) == 0)
               : strcmp (legal_forms[i] + (*legal_forms[i] == '+'), word) == 0)
      return TRUE;

  return FALSE;
}

/* The words of a folded name: "S.A." is "sa", "A/S" is "as", and other signs part words. */
static char **
split_words (const char *folded)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *p;
  guint       i;

  for (p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c) || g_unichar_ismark (c))
        g_string_append_unichar (text, c);
      else if (strchr ("./'", *p) == NULL && text->len > 0 && text->str[text->len - 1] != ' ')
        g_string_append_c (text, ' ');
    }
  for (i = 0; i < G_N_ELEMENTS (legal_signs); i++)
    g_string_replace (text, legal_signs[i], "", 0);
  g_strstrip (text->str);

  return g_strsplit (text->str, " ", -1);
}

/* A folded name in the form in which it is compared: its words; that of an account loses its legal form. */
static char *
strip_name (WayKind     kind,
            const char *folded)
{
  g_auto (GStrv) words = split_words (folded);
  guint first = 0, end = g_strv_length (words);

  if (kind == WAY_KIND_ACCOUNT)
    {
      while (end > 1 && is_legal_form (words[end - 1], FALSE))
        end--;
      while (first + 1 < end && is_legal_form (words[first], TRUE))
        first++;
    }
  if (end < g_strv_length (words))
    {
      guint i;

      for (i = end; words[i] != NULL; i++)
        g_clear_pointer (&words[i], g_free);
    }

  return end > first ? g_strjoinv (" ", words + first) : g_strdup (folded);
}

/* The one or two forms in which a name is compared. "Müller" is read as "Muller" and as "Mueller". */
static char **
list_readings (WayKind     kind,
               const char *name)
{
  g_autofree char *folded = way_fold_text (name);
  g_autofree char *written_out = way_fold_umlauts (name);
  char           **readings = g_new0 (char *, 3);

  readings[0] = strip_name (kind, folded);
  if (strcmp (folded, written_out) != 0)
    readings[1] = strip_name (kind, written_out);

  return readings;
}

/**
 * way_duplicates_is_same_name:
 * @kind: a kind of record
 * @one: the name of one
 * @other: the name of another
 *
 * Returns: whether the names are the same but for capitals, accents, umlauts that are written out, and the legal
 *   forms of accounts
 */
gboolean
way_duplicates_is_same_name (WayKind     kind,
                             const char *one,
                             const char *other)
{
  g_auto (GStrv) readings = list_readings (kind, one);
  g_auto (GStrv) others = list_readings (kind, other);
  int i;

  for (i = 0; readings[i] != NULL; i++)
    if (g_strv_contains ((const char *const *)others, readings[i]))
      return TRUE;

  return FALSE;
}

/**
 * way_duplicates_fold_website:
 * @address: what stands as a website
 *
 * Returns: (transfer full) (nullable): its host without www; NULL when there is none
 */
char *
way_duplicates_fold_website (const char *address)
{
  g_autofree char *folded = way_fold_text (address);
  const char      *host = strstr (folded, "://");
  gsize            length;

  host = host != NULL ? host + 3 : folded;
  host += strspn (host, " ");
  if (g_str_has_prefix (host, "www."))
    host += 4;
  length = strcspn (host, "/:?# ");
  while (length > 0 && host[length - 1] == '.')
    length--;

  return length > 0 && memchr (host, '.', length) != NULL ? g_strndup (host, length) : NULL;
}

static guint
find_root (Grouping *self,
           guint     number)
{
  guint *parents = (guint *)self->parents->data;

  while (parents[number] != number)
    {
      parents[number] = parents[parents[number]];
      number = parents[number];
    }

  return number;
}

static void
note_key (Grouping *self,
          guint     number,
          WayAlike  alike,
          char     *key)
{
  guint     first = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_key, key));
  guint     one, other;
  WayAlike *reasons = (WayAlike *)self->reasons->data;

  if (first == 0)
    {
      g_hash_table_insert (self->by_key, key, GUINT_TO_POINTER (number + 1));
      return;
    }
  g_free (key);
  one = find_root (self, first - 1);
  other = find_root (self, number);
  reasons[one] |= alike | reasons[other];
  g_array_index (self->parents, guint, other) = one;
}

static void
note_record (Grouping   *self,
             WayKind     kind,
             const char *id,
             const char *name,
             const char *website,
             const char *email,
             const char *account)
{
  WayDuplicate *record = g_new0 (WayDuplicate, 1);
  guint         number = self->records->len;
  WayAlike      none = 0;
  g_auto (GStrv) readings = list_readings (kind, name);
  g_autofree char *host = website != NULL ? way_duplicates_fold_website (website) : NULL;
  g_autofree char *mail = email != NULL ? way_fold_text (email) : NULL;
  int              i;

  record->id = g_strdup (id);
  record->name = g_strdup (name);
  g_ptr_array_add (self->records, record);
  g_array_append_val (self->parents, number);
  g_array_append_val (self->reasons, none);
  /* Two people of one name are two people, unless they are at the same place. */
  for (i = 0; readings[i] != NULL; i++)
    note_key (self, number, WAY_ALIKE_NAME, g_strdup_printf ("n %s %s", account != NULL ? account : "", readings[i]));
  if (host != NULL)
    note_key (self, number, WAY_ALIKE_WEBSITE, g_strdup_printf ("w %s", host));
  if (mail != NULL && strchr (mail, '@') != NULL)
    note_key (self, number, WAY_ALIKE_EMAIL, g_strdup_printf ("e %s", g_strstrip (mail)));
}

static gboolean
read_records (WayRecords *self,
              WayTable   *table,
              Grouping   *grouping,
              GError    **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id, \"%s\", %s, %s, %s FROM \"%s\" ORDER BY sorted, id",
                                          table->kind == WAY_KIND_JOB ? "statement" : "name",
                                          table->kind == WAY_KIND_ACCOUNT ? "website" : "NULL",
                                          table->kind == WAY_KIND_CONTACT ? "email" : "NULL",
                                          table->kind == WAY_KIND_CONTACT ? "account" : "NULL", table->name);
  g_autoptr (WayStatement) statement = way_database_prepare (self->database, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  while (TRUE)
    {
      if (!way_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      note_record (grouping, table->kind, way_statement_get_text (statement, 0), way_statement_get_text (statement, 1),
                   way_statement_get_text (statement, 2), way_statement_get_text (statement, 3),
                   way_statement_get_text (statement, 4));
    }
}

static GPtrArray *
list_groups (Grouping *self)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func ((GDestroyNotify)way_duplicates_free);
  g_autoptr (GHashTable) by_root = g_hash_table_new (NULL, NULL);
  guint i;

  for (i = 0; i < self->records->len; i++)
    {
      guint          root = find_root (self, i);
      WayDuplicates *group = g_hash_table_lookup (by_root, GUINT_TO_POINTER (root));
      WayDuplicate  *record = g_ptr_array_index (self->records, i);
      WayDuplicate  *copy;

      if (g_array_index (self->reasons, WayAlike, root) == 0)
        continue;
      if (group == NULL)
        {
          group = g_new0 (WayDuplicates, 1);
          group->alike = g_array_index (self->reasons, WayAlike, root);
          group->records = g_ptr_array_new_with_free_func (duplicate_free);
          g_hash_table_insert (by_root, GUINT_TO_POINTER (root), group);
          g_ptr_array_add (groups, group);
        }
      copy = g_new0 (WayDuplicate, 1);
      copy->id = g_steal_pointer (&record->id);
      copy->name = g_steal_pointer (&record->name);
      g_ptr_array_add (group->records, copy);
    }

  return groups;
}

/**
 * way_records_list_duplicates:
 * @self: the records
 * @kind: a kind of record
 * @error: where to put why it failed
 *
 * Looks through all records of a kind for those that are alike. Takes a second for a million, so
 * that it is done in another thread.
 *
 * Returns: (transfer full) (nullable) (element-type WayDuplicates): the groups, by name
 */
GPtrArray *
way_records_list_duplicates (WayRecords *self,
                             WayKind     kind,
                             GError    **error)
{
  WayRecords *reading;
  g_autoptr (GArray) parents = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) reasons = g_array_new (FALSE, FALSE, sizeof (WayAlike));
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (duplicate_free);
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Grouping  grouping = { parents, reasons, found, by_key };
  WayTable *table;
  gboolean  done;

  g_return_val_if_fail (WAY_IS_RECORDS (self), NULL);

  table = way_records_get_table (self, kind, error);
  if (table == NULL)
    return NULL;
  reading = way_records_start_reading (self, error);
  if (reading == NULL)
    return NULL;
  done = read_records (reading, table, &grouping, error);
  way_records_stop_reading (self, reading);

  return done ? list_groups (&grouping) : NULL;
}

/* What stands in a folded word however its umlauts are written: "ller" of "mueller". */
static char *
dup_without_umlauts (const char *word)
{
  g_auto (GStrv) pieces = NULL;
  g_autoptr (GString) apart = g_string_new (word);
  const char *longest = "";
  int         i;

  g_string_replace (apart, "ae", " ", 0);
  g_string_replace (apart, "oe", " ", 0);
  g_string_replace (apart, "ue", " ", 0);
  g_string_replace (apart, "aa", " ", 0);
  pieces = g_strsplit (apart->str, " ", -1);
  for (i = 0; pieces[i] != NULL; i++)
    if (strlen (pieces[i]) > strlen (longest))
      longest = pieces[i];

  return g_strdup (longest);
}

/* The words that are written in other names as in this one. */
static char *
make_query (WayKind     kind,
            const char *name)
{
  g_autofree char *text = way_fold_umlauts (name);
  g_autofree char *stripped = strip_name (kind, text);
  g_auto (GStrv) words = g_strsplit (stripped, " ", -1);
  g_autoptr (GString) query = g_string_new (NULL);
  int i;

  for (i = 0; words[i] != NULL; i++)
    if (strstr (text, words[i]) != NULL)
      {
        g_autofree char *piece = dup_without_umlauts (words[i]);

        way_join_append (query, " ", piece);
      }

  return g_string_free (g_steal_pointer (&query), FALSE);
}

/**
 * way_records_list_alike:
 * @self: the records
 * @kind: a kind of record
 * @name: the name of one that may be there
 * @error: where to put why it failed
 *
 * Returns: (transfer full) (nullable) (element-type WayItem): the records of that name, but for
 *   capitals, accents, umlauts that are written out, and legal forms
 */
GPtrArray *
way_records_list_alike (WayRecords *self,
                        WayKind     kind,
                        const char *name,
                        GError    **error)
{
  g_autofree char *query = make_query (kind, name);
  g_autoptr (GPtrArray) found = way_records_list (self, kind, query, 0, MOST_ALIKE, error);
  guint i;

  for (i = found != NULL ? found->len : 0; i > 0; i--)
    if (!way_duplicates_is_same_name (kind, way_item_get_name (g_ptr_array_index (found, i - 1)), name))
      g_ptr_array_remove_index (found, i - 1);

  return g_steal_pointer (&found);
}
