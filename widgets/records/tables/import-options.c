/* import-options.c - how a table is written, and how its rows are matched with records */
#include "config.h"

#include "widgets/records/tables/import-options.h"

#include <string.h>

#include <adwaita.h>
#include <glib/gi18n.h>

#include "journeys/model/currencies.h"
#include "widgets/records/tables/import-columns.h"

typedef struct
{
  const char *label;
  char        delimiter;
} Delimiter;

static const Delimiter delimiters[] = {
  { N_ ("Comma"), ',' },
  { N_ ("Semicolon"), ';' },
  { N_ ("Tab"), '\t' },
  { N_ ("Vertical bar"), '|' },
};

typedef struct
{
  const char *label;
  const char *name;
} Encoding;

static const Encoding encodings[] = {
  { N_ ("Unicode (UTF-8)"), "UTF-8" },
  { N_ ("Unicode (UTF-16)"), "UTF-16LE" },
  { N_ ("Unicode (UTF-16, big endian)"), "UTF-16BE" },
  { N_ ("Western (Windows-1252)"), "WINDOWS-1252" },
  { N_ ("Western (ISO 8859-15)"), "ISO-8859-15" },
  { N_ ("Central European (Windows-1250)"), "WINDOWS-1250" },
  { N_ ("Cyrillic (Windows-1251)"), "WINDOWS-1251" },
  { N_ ("Greek (Windows-1253)"), "WINDOWS-1253" },
  { N_ ("Turkish (Windows-1254)"), "WINDOWS-1254" },
  { N_ ("Hebrew (Windows-1255)"), "WINDOWS-1255" },
  { N_ ("Arabic (Windows-1256)"), "WINDOWS-1256" },
  { N_ ("Japanese (Shift JIS)"), "SHIFT-JIS" },
  { N_ ("Chinese (GB 18030)"), "GB18030" },
  { N_ ("Chinese (Big 5)"), "BIG5" },
  { N_ ("Korean (EUC-KR)"), "EUC-KR" },
};

struct _WayImportOptions
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *box;
  GtkWidget *delimiter;
  GtkWidget *encoding;
  GtkWidget *header;
  GtkWidget *key;
  GtkWidget *dates;
  GtkWidget *currency;

  /* owned */
  GArray *keys; /* what the entries of the key mean */

  /* borrowed */
  WayImport *import;

  /* state */
  gboolean filling;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_REWRITTEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WayImportOptions, way_import_options, GTK_TYPE_WIDGET)

static void
way_import_options_dispose (GObject *object)
{
  WayImportOptions *self = WAY_IMPORT_OPTIONS (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (way_import_options_parent_class)->dispose (object);
}

static void
way_import_options_finalize (GObject *object)
{
  g_array_unref (WAY_IMPORT_OPTIONS (object)->keys);

  G_OBJECT_CLASS (way_import_options_parent_class)->finalize (object);
}

static void
way_import_options_class_init (WayImportOptionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_import_options_dispose;
  G_OBJECT_CLASS (klass)->finalize = way_import_options_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  /**
   * WayImportOptions::changed:
   *
   * Rows are matched otherwise now.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * WayImportOptions::rewritten:
   *
   * The table is to be read in another way, from its beginning.
   */
  signals[SIGNAL_REWRITTEN] = g_signal_new ("rewritten", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rewritten_cb (WayImportOptions *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[SIGNAL_REWRITTEN], 0);
}

static void
key_cb (WayImportOptions *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->key));

  if (self->filling || self->import == NULL || selected >= self->keys->len)
    return;
  way_import_set_key (self->import, g_array_index (self->keys, int, selected));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
dates_cb (WayImportOptions *self)
{
  if (self->filling || self->import == NULL)
    return;
  way_import_set_dates (self->import, (WayImportDates)adw_combo_row_get_selected (ADW_COMBO_ROW (self->dates)));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* A currency is taken once it has its three letters. */
static void
currency_cb (WayImportOptions *self)
{
  const char      *text = gtk_editable_get_text (GTK_EDITABLE (self->currency));
  g_autofree char *capitals = g_ascii_strup (text, -1);
  gboolean         right = *capitals == '\0' || way_currency_is_known (capitals);

  if (right)
    gtk_widget_remove_css_class (self->currency, "error");
  else
    gtk_widget_add_css_class (self->currency, "error");
  if (self->filling || self->import == NULL || !right)
    return;
  way_import_set_currency (self->import, capitals);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static GtkWidget *
add_choice (WayImportOptions *self,
            GtkWidget        *group,
            const char       *title,
            GtkStringList    *choices,
            GCallback         callback)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (choices != NULL)
    adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (choices));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_signal_connect_swapped (row, "notify::selected", callback, self);

  return row;
}

static void
build_writing (WayImportOptions *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autoptr (GtkStringList) signs = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) codes = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) headers = gtk_string_list_new (NULL);
  guint i;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("How the table is written"));
  for (i = 0; i < G_N_ELEMENTS (delimiters); i++)
    gtk_string_list_append (signs, _ (delimiters[i].label));
  for (i = 0; i < G_N_ELEMENTS (encodings); i++)
    gtk_string_list_append (codes, _ (encodings[i].label));
  gtk_string_list_append (headers, _ ("Names the columns"));
  gtk_string_list_append (headers, _ ("Is a row like others"));
  self->header = add_choice (self, group, _ ("First row"), headers, G_CALLBACK (rewritten_cb));
  self->delimiter = add_choice (self, group, _ ("Between columns"), signs, G_CALLBACK (rewritten_cb));
  self->encoding = add_choice (self, group, _ ("Encoding"), codes, G_CALLBACK (rewritten_cb));
  gtk_box_append (GTK_BOX (self->box), group);
}

static void
build_matching (WayImportOptions *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autoptr (GtkStringList) orders = gtk_string_list_new (NULL);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("How rows become records"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _ ("A row about a record that is there already changes it; cells that are empty change nothing. All other rows become new records."));
  self->key = add_choice (self, group, _ ("Same record if equal in"), NULL, G_CALLBACK (key_cb));

  gtk_string_list_append (orders, _ ("As the values tell"));
  gtk_string_list_append (orders, _ ("Day, month, year"));
  gtk_string_list_append (orders, _ ("Month, day, year"));
  self->dates = add_choice (self, group, _ ("Dates like 3/4/2026"), orders, G_CALLBACK (dates_cb));

  self->currency = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->currency), _ ("Currency of amounts without one"));
  gtk_editable_set_text (GTK_EDITABLE (self->currency), way_field_get_currency ());
  g_signal_connect_swapped (self->currency, "changed", G_CALLBACK (currency_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->currency);
  gtk_box_append (GTK_BOX (self->box), group);
}

static void
way_import_options_init (WayImportOptions *self)
{
  self->keys = g_array_new (FALSE, FALSE, sizeof (int));
  self->filling = TRUE;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  build_matching (self);
  build_writing (self);
  self->filling = FALSE;
}

/**
 * way_import_options_new:
 *
 * Returns: (transfer floating): options of no import yet
 */
GtkWidget *
way_import_options_new (void)
{
  return g_object_new (WAY_TYPE_IMPORT_OPTIONS, NULL);
}

static void
show_format (WayImportOptions *self)
{
  const WayCsvFormat *format = way_import_get_format (self->import);
  guint               i;

  for (i = 0; i < G_N_ELEMENTS (delimiters); i++)
    if (delimiters[i].delimiter == format->delimiter)
      adw_combo_row_set_selected (ADW_COMBO_ROW (self->delimiter), i);
  for (i = 0; i < G_N_ELEMENTS (encodings); i++)
    if (g_ascii_strcasecmp (encodings[i].name, format->encoding) == 0)
      adw_combo_row_set_selected (ADW_COMBO_ROW (self->encoding), i);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->header), format->has_header ? 0 : 1);
}

/* What is the same for the same record: no long texts, no lists of others. */
static gboolean
can_be_key (const WayField *field)
{
  return field->type == WAY_FIELD_TEXT || field->type == WAY_FIELD_NUMBER;
}

static void
show_keys (WayImportOptions *self)
{
  WayKind            kind = way_import_get_kind (self->import);
  const WayKindInfo *info = way_kind_get_info (kind);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  int   key = way_import_get_key (self->import);
  guint selected = 0;
  int   i;

  g_array_set_size (self->keys, 0);
  for (i = WAY_IMPORT_KEY_ID; i < info->n_fields; i++)
    {
      gboolean is_name = i >= 0 && (info->fields[i].flags & WAY_FIELD_NAME) != 0;

      /* The one that is chosen is shown even when its column has gone. */
      if (i != key && !is_name && !(i >= 0 ? can_be_key (&info->fields[i]) && way_import_has_target (self->import, i) : way_import_has_target (self->import, WAY_IMPORT_ID)))
        continue;
      if (i == key)
        selected = self->keys->len;
      g_array_append_val (self->keys, i);
      gtk_string_list_append (labels, way_import_columns_get_target_label (kind, i >= 0 ? i : WAY_IMPORT_ID));
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (self->key), G_LIST_MODEL (labels));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->key), selected);
}

/* What is needed only for some columns is there only with them. */
static void
show_needed (WayImportOptions *self)
{
  const WayKindInfo *info = way_kind_get_info (way_import_get_kind (self->import));
  gboolean           dates = FALSE, amounts = FALSE;
  int                i;

  for (i = 0; i < info->n_fields; i++)
    if (way_import_has_target (self->import, i))
      {
        dates = dates || info->fields[i].type == WAY_FIELD_DATE;
        amounts = amounts || info->fields[i].type == WAY_FIELD_MONEY;
      }
  gtk_widget_set_visible (self->dates, dates);
  gtk_widget_set_visible (self->currency, amounts);
}

/**
 * way_import_options_set_import:
 * @self: options
 * @import: (nullable): an import, which must stay until another one is set
 *
 * Shows the options of an import. What is chosen is set on it.
 */
void
way_import_options_set_import (WayImportOptions *self,
                               WayImport        *import)
{
  g_return_if_fail (WAY_IS_IMPORT_OPTIONS (self));

  self->import = import;
  if (import == NULL)
    return;
  self->filling = TRUE;
  show_format (self);
  self->filling = FALSE;
  if (!gtk_widget_has_css_class (self->currency, "error"))
    {
      g_autofree char *capitals = g_ascii_strup (gtk_editable_get_text (GTK_EDITABLE (self->currency)), -1);

      way_import_set_currency (import, capitals);
    }
  way_import_set_dates (import, (WayImportDates)adw_combo_row_get_selected (ADW_COMBO_ROW (self->dates)));
  way_import_options_update (self);
}

/**
 * way_import_options_update:
 * @self: options
 *
 * Brings them up to what the columns mean now.
 */
void
way_import_options_update (WayImportOptions *self)
{
  g_return_if_fail (WAY_IS_IMPORT_OPTIONS (self));

  if (self->import == NULL)
    return;
  self->filling = TRUE;
  show_keys (self);
  show_needed (self);
  self->filling = FALSE;
}

/**
 * way_import_options_get_wishes:
 * @self: options
 * @wishes: (out caller-allocates): how the table is to be read
 *
 * Tells what is chosen.
 */
void
way_import_options_get_wishes (WayImportOptions *self,
                               WayCsvWishes     *wishes)
{
  g_return_if_fail (WAY_IS_IMPORT_OPTIONS (self));

  wishes->delimiter = delimiters[adw_combo_row_get_selected (ADW_COMBO_ROW (self->delimiter))].delimiter;
  wishes->encoding = encodings[adw_combo_row_get_selected (ADW_COMBO_ROW (self->encoding))].name;
  wishes->header = adw_combo_row_get_selected (ADW_COMBO_ROW (self->header)) == 0;
}
