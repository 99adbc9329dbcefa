// SPDX-FileCopyrightText: The Chronoscope authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/chartexport.h"

#include "models/export/csvrow.h"
#include "views/charts/chartdrawing.h"
#include "views/common/theme.h"

#include <QBuffer>
#include <QChart>
#include <QGraphicsLayout>
#include <QGraphicsScene>
#include <QImage>
#include <QPainter>
#include <QSvgGenerator>

namespace chronoscope {

namespace {

constexpr int PngScale = 2;

struct ExportTexts {
    Q_DECLARE_TR_FUNCTIONS(ChartExport)
};

QString titleWithUnit(const ChartColumn& column)
{
    switch (column.unit) {
    case ChartUnit::Duration:
        return ExportTexts::tr("%1 (s)").arg(column.title);
    case ChartUnit::Bytes:
        return ExportTexts::tr("%1 (bytes)").arg(column.title);
    case ChartUnit::Time:
    case ChartUnit::Text:
    case ChartUnit::Count:
    case ChartUnit::Part:
        break;
    }
    return column.title;
}

void writeCell(CsvRow& row, const ChartCell& cell, ChartUnit unit)
{
    if (const auto* text = std::get_if<QString>(&cell))
        return row.text(*text);
    if (const auto* part = std::get_if<double>(&cell)) {
        // A number of ours, which begins with a digit.
        return row.text(QString::number(*part, 'g', 10));
    }
    const auto* number = std::get_if<std::int64_t>(&cell);
    if (!number)
        return row.empty();
    if (unit == ChartUnit::Time)
        return row.time(Instant(*number));
    if (unit == ChartUnit::Duration)
        return row.seconds(Duration{*number});
    row.number(*number);
}

/// Draws the chart into a device, whole.
void render(const Chart& chart, const Theme& theme, const QFont& font, const QSize& size, QPaintDevice& device)
{
    QGraphicsScene scene;
    ChartDrawing drawing(chart, theme, font, size);
    drawing.showTitle();
    scene.addItem(drawing.release());
    // Nobody waits here until Qt lays the item out by itself.
    drawing.item()->layout()->activate();
    QPainter painter(&device);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF whole(0, 0, size.width(), size.height());
    painter.fillRect(whole, theme.ground);
    scene.render(&painter, whole, whole);
}

} // namespace

QByteArray chartCsv(const Chart& chart, const History& history)
{
    std::string csv;
    CsvRow row(csv);
    for (const ChartColumn& column : chart.columns)
        row.text(titleWithUnit(column));
    row.text(ExportTexts::tr("First event"));
    row.text(ExportTexts::tr("Events"));
    row.end();
    for (const ChartRow& values : chart.rows) {
        for (std::size_t column = 0; column < chart.columns.size(); ++column)
            writeCell(row, values.cells[column], chart.columns[column].unit);
        if (values.events.empty())
            row.empty();
        else
            row.number(history.eventId(values.events.front()));
        row.number(static_cast<std::int64_t>(values.events.size()));
        row.end();
    }
    return QByteArray::fromStdString(csv);
}

QByteArray chartPng(const Chart& chart, const Theme& theme, const QFont& font, const QSize& size)
{
    if (chart.series.empty())
        return {};
    QImage image(size * PngScale, QImage::Format_RGB32);
    image.setDevicePixelRatio(PngScale);
    render(chart, theme, font, size, image);
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    return image.save(&buffer, "PNG") ? buffer.data() : QByteArray();
}

QByteArray chartSvg(const Chart& chart, const Theme& theme, const QFont& font, const QSize& size)
{
    if (chart.series.empty())
        return {};
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(size);
    generator.setViewBox(QRect(QPoint(), size));
    generator.setTitle(chart.title);
    generator.setDescription(chart.explanation);
    render(chart, theme, font, size, generator);
    return buffer.data();
}

} // namespace chronoscope
